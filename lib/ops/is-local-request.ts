import type { IncomingMessage } from 'node:http'

/** A request as read by Node, before Next adds headers. */
export type RawRequest = Pick<IncomingMessage, 'headers' | 'httpVersion'> & {
  socket: { remoteAddress?: string; encrypted?: boolean }
}

// Headers added by proxies, tunnels and hosts. Next adds x-forwarded-* too, but only later.
const proxyHeader =
  /^(x-forwarded|x-original-|x-real-ip|x-client-ip|x-cluster-client-ip|x-envoy-|x-amzn-|x-appengine-|x-arr-|x-azure-|x-vercel-|x-nf-|fly-|cf-|fastly-|true-client-ip|forwarded|via$|cdn-loop)/

/**
 * Whether a request was made on this machine for this machine: over the loopback interface, to a local
 * name, and not through a proxy or tunnel on this machine that lets others in.
 */
export function isLocalRequest({ headers, httpVersion, socket }: RawRequest): boolean {
  if (!isLoopback(socket.remoteAddress ?? '') || !isLocalHost(headers.host ?? '')) return false
  // Browsers use HTTP/1.1 or later; nginx by default uses 1.0 and adds no header.
  if (httpVersion === '1.0') return false
  return !Object.keys(headers).some((name) => proxyHeader.test(name))
}

/** Whether a request carries the address of a client behind the other end of the connection. */
export const isProxied = ({ headers }: Pick<RawRequest, 'headers'>): boolean =>
  'x-forwarded-for' in headers || 'forwarded' in headers || 'x-real-ip' in headers

/**
 * Whether the browser used plain http: a proxy says so, or there seems to be none. A proxy that speaks
 * TLS and adds no header is taken for a browser.
 */
export function isPlainHttp({ headers, httpVersion, socket }: RawRequest): boolean {
  if (socket.encrypted || httpVersion === '1.0') return false
  const said = headers['x-forwarded-proto']?.toString().split(',')[0]?.trim().toLowerCase()
  if (said) return said === 'http'
  return !Object.keys(headers).some((name) => proxyHeader.test(name))
}

const isLoopback = (address: string) =>
  address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/i.test(address)

/** Whether a Host header, with or without a port, is one of this machine's own names. */
const isLocalHost = (host: string) =>
  /^(localhost\.?|127\.0\.0\.1\.?|\[::1\])(:\d{1,5})?$/i.test(host)
