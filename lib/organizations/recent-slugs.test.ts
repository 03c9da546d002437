import { expect, test } from 'vitest'
import { recentSlugs, withRecent } from '@/lib/organizations/recent-slugs'

test('the current organization comes first, and once', () => {
  expect(withRecent(undefined, 'acme')).toBe('acme')
  expect(withRecent('acme', 'zenith')).toBe('zenith.acme')
  expect(withRecent('zenith.acme', 'acme')).toBe('acme.zenith')
})

test('twelve are remembered, and only valid slugs', () => {
  const many = Array.from({ length: 20 }, (_, index) => `org-${index}`)
  const value = many.reduce<string>((before, slug) => withRecent(before, slug), '')
  expect(recentSlugs(value)).toEqual(many.toReversed().slice(0, 12))
  expect(recentSlugs('acme.<b>.Acme.a.zenith')).toEqual(['acme', 'zenith'])
  expect(recentSlugs(undefined)).toEqual([])
})
