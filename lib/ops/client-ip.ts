import 'server-only'
import { isIP, isIPv6 } from 'node:net'
import { env } from '@/lib/env'

/** The request header in which instrumentation.ts stores the other end of the connection. */
export const PEER_HEADER = 'x-guildhall-peer'

/**
 * Returns the client's address for rate limits, from sources a client cannot forge: Vercel's own header
 * there; behind TRUSTED_PROXY_HOPS proxies, the address seen by the outermost; otherwise the other end
 * of the connection; "unknown" if it is no address. An IPv6 /64 network counts as one.
 */
export function clientIp(headers: Pick<Headers, 'get'>): string {
  const hops = env.TRUSTED_PROXY_HOPS ?? 0
  const forwarded = headers.get('x-forwarded-for')?.split(',') ?? []
  const address = env.VERCEL
    ? headers.get('x-real-ip')
    : hops > 0
      ? forwarded.at(-hops)
      : headers.get(PEER_HEADER)
  const ip = withoutPort(address?.trim() ?? '').replace(/^::ffff:/, '')
  if (isIP(ip) === 0) return 'unknown'
  return isIPv6(ip) && ip !== '::1' ? network64(ip) : ip
}

// Some proxies forward the port too: 203.0.113.5:50123, [2001:db8::1]:443.
const withoutPort = (address: string) =>
  address.replace(/^\[([^\]]*)\](:\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')

/** Whether the request came from this machine to the embedded setup on a laptop. */
export const isOwnLaptop = (ip: string) =>
  env.GUILDHALL_EMBEDDED && (ip === '127.0.0.1' || ip === '::1')

function network64(ip: string) {
  const [head = '', tail = ''] = ip.split('::')
  const groups = head.split(':').filter(Boolean)
  const rest = tail.split(':').filter(Boolean)
  const full = ip.includes('::')
    ? [...groups, ...Array<string>(8 - groups.length - rest.length).fill('0'), ...rest]
    : groups
  const network = full.slice(0, 4).map((group) => parseInt(group, 16).toString(16))
  return `${network.join(':')}::/64`
}
