import 'server-only'
import { userAgentFromString } from 'next/server'

/** Returns the names of a browser and its system, without versions; empty if unknown. */
export function browserOf(userAgent: string | null): { browser: string; system: string } {
  const { browser, os } = userAgentFromString(userAgent ?? undefined)
  return { browser: browser.name ?? '', system: os.name ?? '' }
}
