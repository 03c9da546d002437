import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { samples } from '@/emails/samples'

test('the page about theming lists every email', () => {
  const [, emails = ''] = readFileSync('docs/theming.md', 'utf8').split('## Emails')
  const listed = [...emails.matchAll(/^\| `([a-z]+(?:-[a-z]+)+|invitation)` /gm)].map(
    ([, name]) => name,
  )
  expect(listed.toSorted()).toEqual(Object.keys(samples).toSorted())
})
