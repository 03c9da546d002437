import type { IncomingMessage } from 'node:http'

/** As much of a request as Node has read of it, before Next adds headers of its own. */
export type RawRequest = Pick<IncomingMessage, 'headers' | 'httpVersion'> & {
  socket: { remoteAddress?: string; encrypted?: boolean }
}

// What proxies, tunnels and hosts add. Next writes x-forwarded-* as well, but only later.
const proxyHeader =
  /^(x-forwarded|x-original-|x-real-ip|x-client-ip|x-cluster-client-ip|x-envoy-|x-amzn-|x-appengine-|x-arr-|x-azure-|x-vercel-|x-nf-|fly-|cf-|fastly-|true-client-ip|forwarded|via$|cdn-loop)/

/**
 * Whether a request was made on this machine for this machine: over the loopback interface, by a local
 * name, and not through a proxy or tunnel that runs here and lets other people in.
 */
export function isLocalRequest({ headers, httpVersion, socket }: RawRequest): boolean {
  if (!isLoopback(socket.remoteAddress ?? '') || !isLocalHost(headers.host ?? '')) return false
  // A browser speaks HTTP/1.1 or later; nginx, unless told otherwise, asks in 1.0 and adds no header.
  if (httpVersion === '1.0') return false
  return !Object.keys(headers).some((name) => proxyHeader.test(name))
}

/** Whether a request carries the address of somebody behind the other end of the connection. */
export const isProxied = ({ headers }: Pick<RawRequest, 'headers'>): boolean =>
  'x-forwarded-for' in headers || 'forwarded' in headers || 'x-real-ip' in headers

/**
 * Whether the browser came by plain http: a proxy says so, or none seems to stand in between. A proxy
 * that speaks TLS and says nothing at all is taken for a browser.
 */
export function isPlainHttp({ headers, httpVersion, socket }: RawRequest): boolean {
  if (socket.encrypted || httpVersion === '1.0') return false
  const said = headers['x-forwarded-proto']?.toString().split(',')[0]?.trim().toLowerCase()
  if (said) return said === 'http'
  return !Object.keys(headers).some((name) => proxyHeader.test(name))
}

const isLoopback = (address: string) =>
  address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/i.test(address)

/** A Host header, with or without a port, as a browser writes it for one of this machine's own names. */
const isLocalHost = (host: string) =>
  /^(localhost\.?|127\.0\.0\.1\.?|\[::1\])(:\d{1,5})?$/i.test(host)
