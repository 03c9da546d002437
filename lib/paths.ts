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

/** Adds a query to a path, without the parameters that have no value. */
export function withQuery(path: string, params: Record<string, string | undefined>): Route {
  const given = Object.entries(params).filter(([, value]) => value) as [string, string][]
  const query = new URLSearchParams(given).toString()
  return (query ? `${path}?${query}` : path) as Route
}

/** The path of the sign-in page, which returns to `next`. */
export const loginPath = (next?: string) => withQuery('/login', { next: next === '/' ? '' : next })

/** The page that asks for the second factor and continues to `next`. */
export const confirmPath = (next: string) => withQuery('/login/confirm', { next })

/** The page on which a person proves their identity again, and that returns to `next`. */
export const proofPath = (next: string) => withQuery('/account/confirm', { next })

/** The security settings, and the set-up of an authenticator app; both lead on to `next`. */
export const securityPath = (next?: string, page = '') =>
  withQuery(`/account/security${page}`, { next })

/** The page that says what an organization's sign-in policy asks of a member, and returns to `next`. */
export const requiredPath = (slug: string, next?: string) =>
  withQuery(`/account/required/${slug}`, { next })

/** The page that emails a sign-in link, also to a person who is signed in, and that returns to `next`. */
export const signInAgainPath = (next: string) =>
  withQuery('/login', { by: 'link', again: '1', next })

/** The page with the field for an emailed code, which leads on to `next`. */
export const codePath = (next: string) =>
  withQuery('/login/code', { next: next === '/' ? '' : next })

/** The page for joining through a domain of one's addresses. */
export const joinDomainPath = (id: string) => withQuery('/join/domain', { id })

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
