import 'server-only'
import { days } from '@/lib/config/define-guildhall'
import { hasRunOut, isGenuine, makeToken, parseToken } from '@/lib/access/tokens'
import config from '@/guildhall.config'
import { db } from '@/lib/db'
import { userAgentFromString } from 'next/server'

interface Account {
  id: string
  email: string
}

/** How long a browser is known after a sign-in, in milliseconds. */
export const DEVICE_LIFETIME = days(180)

/** Creates the token stored in a browser after a sign-in. It signs nobody in: see isKnownDevice. */
export const deviceToken = ({ id, email }: Account) => makeToken('device', id, email)

/**
 * Whether a browser has signed in to the account with this address before. Its wrong passwords are
 * counted separately, so that nobody who guesses passwords can lock the person out.
 */
export function isKnownDevice(token: string | undefined, email: string): token is string {
  const parsed = token ? parseToken(token) : null
  return (
    parsed !== null && isGenuine(parsed, 'device', email) && !hasRunOut(parsed, DEVICE_LIFETIME)
  )
}

interface Device {
  id: string
  userId: string
}

/** Returns the path of the emailed link that signs a device out. */
export const deviceLink = ({ id, userId }: Device) =>
  `/sign-out/${makeToken('end-session', id, userId)}`

/** Finds the session that such a link ends; null if it has ended, or the link is invalid. */
export async function readDeviceLink(token: string) {
  const parsed = parseToken(token)
  if (!parsed || hasRunOut(parsed, config.lifetimes.session)) return null
  const session = await db.session.findUnique({
    where: { id: parsed.subject },
    select: { id: true, userId: true, userAgent: true, city: true, country: true, createdAt: true },
  })
  return session && isGenuine(parsed, 'end-session', session.userId) ? session : null
}

/** Returns the names of a browser and its system, without versions; empty if unknown. */
export function browserOf(userAgent: string | null): { browser: string; system: string } {
  const { browser, os } = userAgentFromString(userAgent ?? undefined)
  return { browser: browser.name ?? '', system: os.name ?? '' }
}
