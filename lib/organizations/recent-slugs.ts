import { isSlug, SLUG } from '@/lib/organizations/slug-pattern'

/**
 * The cookie that remembers in which organizations one was last, the latest first. It decides where
 * the start page leads and what the switcher lists on top, and proves nothing.
 */
export const RECENT_COOKIE = 'guildhall-last-org'

const kept = 12

/** The slugs in the cookie's value, the latest first. */
export const recentSlugs = (value = ''): string[] => value.split('.').filter(isSlug).slice(0, kept)

const orgAddress = new RegExp(`^/orgs/(${SLUG})(?:/|$)`)

/** The organization that this path is a page of. */
export function orgOfPath(pathname: string): string | undefined {
  const slug = orgAddress.exec(pathname)?.[1]
  return slug === 'new' ? undefined : slug
}

/** The cookie's value once one has been in this organization as well. */
export const withRecent = (value: string | undefined, slug: string): string =>
  [slug, ...recentSlugs(value).filter((other) => other !== slug)].slice(0, kept).join('.')

/** What was used last comes first; the others keep their order. */
export function recentFirst<T extends { slug: string }>(all: T[], value?: string): T[] {
  const recent = recentSlugs(value)
  const place = ({ slug }: T) => (recent.includes(slug) ? recent.indexOf(slug) : kept)
  return all.toSorted((a, b) => place(a) - place(b))
}
