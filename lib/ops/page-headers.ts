import 'server-only'
import { env } from '@/lib/env'

/**
 * The Content-Security-Policy of a page. Only scripts that carry this answer's nonce run, and what they
 * load: markup that somebody smuggles into a page does nothing. Styles may stand in the page, since
 * React and Base UI put positions there. Next reads the nonce from the request's header of this name.
 */
export const contentSecurityPolicy = (nonce: string) => {
  const isDevelopment = env.NODE_ENV === 'development'
  return [
    "default-src 'self'",
    // React's tools for developers put code together as text.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${isDevelopment ? ' ws: wss:' : ''}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}

/** The path that a page was asked for by, without the `_rsc` by which Next asks for a part of a page. */
export function askedPath({ pathname, search }: Pick<URL, 'pathname' | 'search'>): string {
  if (!search) return pathname
  const params = new URLSearchParams(search)
  params.delete('_rsc')
  return params.size > 0 ? `${pathname}?${params}` : pathname
}

/** New for each answer, so that nobody can know it beforehand. */
export const newNonce = () =>
  Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')

/**
 * Two years, as browsers' preload lists ask for; not for subdomains, which may be other people's. Only
 * where APP_URL is https: it is known when the server runs, not when it is built.
 * @returns undefined where the site is served by http
 */
export const strictTransportSecurity = (): string | undefined =>
  env.APP_URL.startsWith('https:') ? 'max-age=63072000' : undefined
