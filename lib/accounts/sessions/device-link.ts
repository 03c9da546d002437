import 'server-only'
import { hasRunOut, isGenuine, makeToken, parseToken } from '@/lib/access/tokens'
import config from '@/guildhall.config'
import { db } from '@/lib/db'

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
