import 'server-only'
import { userAgentFromString } from 'next/server'

/** The names of a browser and its system, without versions; empty for what is not known. */
export function browserOf(userAgent: string | null): { browser: string; system: string } {
  const { browser, os } = userAgentFromString(userAgent ?? undefined)
  return { browser: browser.name ?? '', system: os.name ?? '' }
}
