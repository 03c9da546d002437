import 'server-only'
import config from '@/guildhall.config'
import { deviceToken } from '@/lib/accounts/sessions/device-token'
import { hashSessionToken, newSessionToken } from '@/lib/accounts/sessions/session-token'
import type { Tx } from '@/lib/db'

/** A session as it is handed to the browser that it was made for. */
export interface NewSession {
  token: string
  expires: Date
  /** The language that the person chose, for the browser to ask in. */
  locale: string | null
  /** By which the browser is known at the next sign-in. */
  device: string
}

/**
 * Writes a session: a new row, never one that the browser brought along, and the time of it on the
 * person, which uses up every sign-in link that was mailed before. Ways in end in beginSession.
 */
export async function createSession(
  tx: Tx,
  {
    userId,
    userAgent,
    methods = [],
    token = newSessionToken(),
  }: {
    userId: string
    userAgent?: string | null | undefined
    methods?: string[]
    token?: string | undefined
  },
): Promise<NewSession> {
  const expires = new Date(Date.now() + config.lifetimes.session)
  await tx.session.create({
    data: {
      sessionToken: hashSessionToken(token),
      userId,
      expires,
      methods,
      userAgent: userAgent?.slice(0, 300) ?? null,
    },
    select: { id: true },
  })
  const { locale, ...user } = await tx.user.update({
    where: { id: userId },
    data: { lastSignInAt: new Date() },
    select: { id: true, email: true, locale: true },
  })
  return { token, expires, locale, device: deviceToken(user) }
}
