import { isSlug, SLUG } from '@/lib/organizations/slug-pattern'

/**
 * The cookie with the organizations visited last, latest first. It decides where the home page leads
 * and what the switcher lists first, and grants nothing.
 */
export const RECENT_COOKIE = 'guildhall-last-org'

const kept = 12

/** Returns the slugs in the cookie's value, latest first. */
export const recentSlugs = (value = ''): string[] => value.split('.').filter(isSlug).slice(0, kept)

const orgAddress = new RegExp(`^/orgs/(${SLUG})(?:/|$)`)

/** Returns the slug of the organization that a path belongs to. */
export function orgOfPath(pathname: string): string | undefined {
  const slug = orgAddress.exec(pathname)?.[1]
  return slug === 'new' ? undefined : slug
}

const year = 60 * 60 * 24 * 365

/** How the cookie is kept, as Next's `cookies().set` takes it. */
export const RECENT_KEPT = { path: '/', maxAge: year, httpOnly: true, sameSite: 'lax' } as const

/**
 * Returns the cookie's new value for a visit to the page at this path.
 * @returns undefined if the organization is already the cookie's latest, or the path belongs to none
 */
export function valueAfterVisit(pathname: string, recent: string | undefined): string | undefined {
  const slug = orgOfPath(pathname)
  return !slug || recentSlugs(recent)[0] === slug ? undefined : withRecent(recent, slug)
}

/** The same as a `Set-Cookie` header. */
export function visitCookie(pathname: string, recent: string | undefined): string | undefined {
  const value = valueAfterVisit(pathname, recent)
  return value && `${RECENT_COOKIE}=${value}; Path=/; Max-Age=${year}; HttpOnly; SameSite=lax`
}

/** Returns the cookie's value after a visit to this organization. */
export const withRecent = (value: string | undefined, slug: string): string =>
  [slug, ...recentSlugs(value).filter((other) => other !== slug)].slice(0, kept).join('.')
