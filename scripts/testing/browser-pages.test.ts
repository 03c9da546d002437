import fs from 'node:fs'
import { expect, test } from 'vitest'
import { everyPage, pagesThatAreThere, resources } from '@/e2e/support/every-page'
import { partsNotShown } from '@/e2e/support/gallery'

test('the browser tests visit every page', () => {
  expect(Object.keys(everyPage).sort()).toEqual(pagesThatAreThere().sort())
  for (const name of resources())
    expect(fs.readFileSync(`e2e/${name}.spec.ts`, 'utf8'), name).toContain('expectFlawless(')
})

test('the gallery displays every part of the design system', () => {
  expect(partsNotShown()).toEqual([])
})
