import type { Route } from 'next'
import { SLUG } from '@/lib/organizations/slug-pattern'
import { parseUrl } from '@/lib/text/parse-url'

/**
 * Returns the path to go to after signing in: a path on this site, or `fallback`. Refuses every
 * spelling that browsers treat as another host ("//evil", "/\\evil", control characters, a scheme).
 */
export function safeNext(next: unknown, fallback: Route = '/'): Route {
  if (typeof next !== 'string' || next.length > 2000) return fallback
  // eslint-disable-next-line no-control-regex -- browsers drop control characters: "/\t/evil" is "//evil"
  if (!/^\/(?![/\\])/.test(next) || /[\\\u0000-\u001f\u007f]/.test(next)) return fallback
  const base = 'http://guildhall.invalid'
  const url = parseUrl(next, base)
  return url?.origin === base && !url.pathname.startsWith('//')
    ? (`${url.pathname}${url.search}${url.hash}` as Route)
    : fallback
}

/** The path of the sign-in page, which returns to `next`. */
export const loginPath = (next?: string) =>
  (next && next !== '/' ? `/login?next=${encodeURIComponent(next)}` : '/login') as Route

/** The page that asks for the second factor and continues to `next`. */
export const confirmPath = (next: string) =>
  `/login/confirm?next=${encodeURIComponent(next)}` as Route

/** The page on which a person proves their identity again, and that returns to `next`. */
export const proofPath = (next: string) =>
  `/account/confirm?next=${encodeURIComponent(next)}` as Route

/** The security settings, and the set-up of an authenticator app; both lead on to `next`. */
export const securityPath = (next?: string, page = '') =>
  `/account/security${page}${next ? `?next=${encodeURIComponent(next)}` : ''}` as Route

/** The page that says what an organization's sign-in policy asks of a member, and returns to `next`. */
export const requiredPath = (slug: string, next?: string) =>
  `/account/required/${slug}${next ? `?next=${encodeURIComponent(next)}` : ''}` as Route

/** The page that emails a sign-in link, also to a person who is signed in, and that returns to `next`. */
export const signInAgainPath = (next: string) =>
  `/login?by=link&again=1&next=${encodeURIComponent(next)}` as Route

/** The page with the field for an emailed code, which leads on to `next`. */
export const codePath = (next: string) =>
  (next === '/' ? '/login/code' : `/login/code?next=${encodeURIComponent(next)}`) as Route

/** Returns the invitation token in a path. */
export const invitationIn = (path: string) => /^\/invitations\/([^/?#]+)$/.exec(path)?.[1]

/** The path of an organization's page. */
export const orgPath = (slug: string, page = '') => `/orgs/${slug}${page && `/${page}`}` as Route

/** The path of a back office page. */
export const adminPath = (page = '') => `/admin${page && `/${page}`}` as Route

/**
 * Returns the slug meant by a URL segment that is not a valid slug: "Acme", "acme)", "%22acme%22".
 * @returns the same text if it contains no slug
 */
export function slugIn(segment: string): string {
  const [, meant] = meantSlug.exec(decoded(segment).toLowerCase()) ?? []
  return meant ?? segment
}

const meantSlug = new RegExp(`^[^\\p{L}\\p{N}/]*(${SLUG})[^\\p{L}\\p{N}/]*$`, 'u')

const decoded = (segment: string) => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
