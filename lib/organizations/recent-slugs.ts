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

/**
 * The `Set-Cookie` of a visit to the page at this path.
 * @returns undefined where the browser has the organization as its last one, or the page is of none
 */
export function visitCookie(pathname: string, recent: string | undefined): string | undefined {
  const slug = orgOfPath(pathname)
  if (!slug || recentSlugs(recent)[0] === slug) return undefined
  const year = 60 * 60 * 24 * 365
  const value = withRecent(recent, slug)
  return `${RECENT_COOKIE}=${value}; Path=/; Max-Age=${year}; HttpOnly; SameSite=lax`
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
