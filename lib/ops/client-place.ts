import 'server-only'
import { env } from '@/lib/env'
import { storableText } from '@/lib/text/storable-text'

/** Where a network is, as the host in front of this site says; empty where none does. */
export interface Place {
  city: string
  /** Two capital letters (ISO 3166-1). */
  country: string
}

export const NOWHERE: Place = { city: '', country: '' }

/**
 * Roughly from where a request came, for the list of a person's devices. Only what a client cannot write
 * itself counts: Vercel's own headers there; Cloudflare's where `CLOUDFLARE` says that every request comes
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
    // Cloudflare says XX for a network that it does not know, and T1 for Tor.
    country: /^[A-Z]{2}$/.test(country) && country !== 'XX' ? country : '',
  }
}

/** Vercel writes the names of cities as in a URL, Cloudflare in UTF-8, which Node reads as Latin 1. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(Buffer.from(text, 'latin1').toString())
  } catch {
    return ''
  }
}
