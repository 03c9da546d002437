import 'server-only'
import { hashSessionToken } from '@/lib/auth/session-token'
import { db } from '@/lib/db'

/** Ends the session that this cookie opens, here and for every copy of the cookie. */
export const endSession = (token: string) =>
  db.session.deleteMany({ where: { sessionToken: hashSessionToken(token) } })
