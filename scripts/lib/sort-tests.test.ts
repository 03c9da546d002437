import { expect, test } from 'vitest'
import { isOfCore, ofConfiguration, sortTests } from './sort-tests'
import { root } from './root.mjs'

test.each([
  ['lib/members/remove-member.test.ts', true],
  ['lib/paths.test.ts', true],
  ['proxy.test.ts', true],
  ['docs/theming.test.ts', true],
  ['lib/kinds/contract.test.ts', false],
  ['lib/clubs/clubs.test.ts', false],
  ['components/clubs/club.test.ts', false],
  ['app/orgs/[slug]/clubs/page.test.ts', false],
  ['backends/own/backend.test.ts', false],
])('%s runs with the configuration of the core: %s', (file, ofCore) => {
  expect(isOfCore(file)).toBe(ofCore)
})

test('the tests of the core that check the configuration exist', () => {
  expect(Object.values(sortTests(root)).flat()).toEqual(expect.arrayContaining(ofConfiguration))
})
