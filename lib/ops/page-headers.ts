import 'server-only'
import { env } from '@/lib/env'

/**
 * Returns a page's Content-Security-Policy. Only scripts with this response's nonce run, and those they
 * load, so injected markup does nothing. Inline styles are permitted, because React and Base UI use
 * them for positions. Next reads the nonce from the request header with this name.
 */
export const contentSecurityPolicy = (nonce: string) => {
  const isDevelopment = env.NODE_ENV === 'development'
  return [
    "default-src 'self'",
    // React's development tools evaluate code from strings.
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

/** Returns the path of the requested page, without the `_rsc` parameter of Next's partial requests. */
export function askedPath({ pathname, search }: Pick<URL, 'pathname' | 'search'>): string {
  if (!search) return pathname
  const params = new URLSearchParams(search)
  params.delete('_rsc')
  return params.size > 0 ? `${pathname}?${params}` : pathname
}

/** New for each response, so that it cannot be known in advance. */
export const newNonce = () =>
  Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')

/**
 * Two years, as browsers' preload lists require; not for subdomains, which may belong to others. Only
 * if APP_URL is https, which is known at runtime, not at build time.
 * @returns undefined if the site is served over http
 */
export const strictTransportSecurity = (): string | undefined =>
  env.APP_URL.startsWith('https:') ? 'max-age=63072000' : undefined
