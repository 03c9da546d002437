import 'server-only'
import config from '@/guildhall.config'
import { deviceToken } from '@/lib/accounts/sessions/device-token'
import { hashSessionToken, newSessionToken } from '@/lib/accounts/sessions/session-token'
import { databaseNow } from '@/lib/database/clock'
import type { Tx } from '@/lib/db'
import type { Place } from '@/lib/ops/client-place'

/** A session as handed to its browser. */
export interface NewSession {
  id: string
  token: string
  expires: Date
  /** The language that the person chose, for the browser to store. */
  locale: string | null
  /** The token that identifies the browser at the next sign-in. */
  device: string
  /** Whether the person has never signed in before. */
  isFirst: boolean
}

/**
 * Inserts a session: always a new row and token, never the browser's. Sets the person's last sign-in,
 * which uses up every sign-in link emailed before. Called only by beginSession.
 */
export async function createSession(
  tx: Tx,
  {
    userId,
    userAgent,
    place,
    methods = [],
    provider,
    token = newSessionToken(),
  }: {
    userId: string
    userAgent?: string | null | undefined
    place?: Place | undefined
    methods?: string[]
    provider?: string | undefined
    token?: string | undefined
  },
): Promise<NewSession> {
  const expires = new Date(databaseNow().getTime() + config.lifetimes.session)
  const { lastSignInAt } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { lastSignInAt: true },
  })
  const { id } = await tx.session.create({
    data: {
      sessionToken: hashSessionToken(token),
      userId,
      expires,
      methods,
      provider: provider ?? null,
      userAgent: userAgent?.slice(0, 300) ?? null,
      ...place,
    },
    select: { id: true },
  })
  const { locale, ...user } = await tx.user.update({
    where: { id: userId },
    data: { lastSignInAt: databaseNow() },
    select: { id: true, email: true, locale: true },
  })
  const isFirst = lastSignInAt === null
  return { id, token, expires, locale, device: deviceToken(user), isFirst }
}
