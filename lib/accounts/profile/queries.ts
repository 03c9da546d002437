import 'server-only'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { browserOf, readDeviceLink } from '@/lib/accounts/sessions/devices'
import { secondWays, waysIn } from '@/lib/accounts/sign-in/ways-in'
import { databaseNow } from '@/lib/database/clock'
import { db } from '@/lib/db'

/** A browser in which somebody signed in, and its location; each is empty if unknown. */
export interface Device {
  browser: string
  system: string
  city: string
  country: string
  createdAt: Date
}

/** Lists the person's sessions, the current one first. */
export async function listSessions(user: SignedIn) {
  const found = await db.session.findMany({
    where: { userId: user.id, expires: { gt: databaseNow() } },
    select: {
      ...{ id: true, userAgent: true, city: true, country: true },
      ...{ methods: true, createdAt: true, lastSeenAt: true },
    },
    orderBy: { lastSeenAt: 'desc' },
    take: 100,
  })
  return found
    .map(({ userAgent, methods, ...session }) => ({
      ...{ ...session, ...browserOf(userAgent) },
      isThis: session.id === user.sessionId,
      /** How they proved their identity. */
      ways: [...waysIn, ...secondWays].filter((way) => methods.includes(way)),
    }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis))
}

/** Finds the device that an emailed link signs out, if it is still signed in; null for an invalid link. */
export async function findDevice(token: string): Promise<Device | 'ended' | null> {
  const session = await readDeviceLink(token)
  if (!session || session === 'ended') return session
  const { userAgent, city, country, createdAt } = session
  return { ...browserOf(userAgent), city, country, createdAt }
}
