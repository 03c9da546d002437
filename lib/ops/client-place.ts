import 'server-only'
import { env } from '@/lib/env'
import { storableText } from '@/lib/text/storable-text'

/** A network's location according to the host's platform; empty if it says nothing. */
export interface Place {
  city: string
  /** Two capital letters (ISO 3166-1). */
  country: string
}

export const NOWHERE: Place = { city: '', country: '' }

/**
 * Returns the approximate location of a request, for the list of devices, from sources a client cannot
 * forge: Vercel's own headers there; Cloudflare's if `CLOUDFLARE` says that every request passes
 * through it. Nothing is looked up anywhere.
 */
export function clientPlace(headers: Pick<Headers, 'get'>): Place {
  const prefix = env.VERCEL ? 'x-vercel-ip-' : env.CLOUDFLARE ? 'cf-ip' : null
  if (!prefix) return NOWHERE
  const country = headers.get(`${prefix}country`) ?? ''
  return {
    city: storableText(decoded(headers.get(`${prefix}city`) ?? ''))
      .trim()
      .slice(0, 100),
    // Cloudflare uses XX for an unknown network, and T1 for Tor.
    country: /^[A-Z]{2}$/.test(country) && country !== 'XX' ? country : '',
  }
}

/** Vercel encodes city names as in a URL; Cloudflare sends UTF-8, which Node reads as Latin-1. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(Buffer.from(text, 'latin1').toString())
  } catch {
    return ''
  }
}
