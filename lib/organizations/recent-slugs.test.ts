import { expect, test } from 'vitest'
import { recentFirst, recentSlugs, withRecent } from '@/lib/organizations/recent-slugs'

test('the organization looked at now comes first, and once', () => {
  expect(withRecent(undefined, 'acme')).toBe('acme')
  expect(withRecent('acme', 'zenith')).toBe('zenith.acme')
  expect(withRecent('zenith.acme', 'acme')).toBe('acme.zenith')
})

test('twelve are remembered, and nothing that is no slug', () => {
  const many = Array.from({ length: 20 }, (_, index) => `org-${index}`)
  const value = many.reduce<string>((before, slug) => withRecent(before, slug), '')
  expect(recentSlugs(value)).toEqual(many.toReversed().slice(0, 12))
  expect(recentSlugs('acme.<b>.Acme.a.zenith')).toEqual(['acme', 'zenith'])
  expect(recentSlugs(undefined)).toEqual([])
})

test('what was used last comes first, the others in the order in which they were', () => {
  const all = ['acme', 'beta', 'gamma', 'zenith'].map((slug) => ({ slug }))
  const slugs = (value?: string) => recentFirst(all, value).map(({ slug }) => slug)
  expect(slugs('zenith.gone.beta')).toEqual(['zenith', 'beta', 'acme', 'gamma'])
  expect(slugs()).toEqual(['acme', 'beta', 'gamma', 'zenith'])
})
