import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { env } from '@/lib/env'

/** Whether cookies can be Secure: not on a laptop's http://localhost. */
export const isSecure = () => env.APP_URL.startsWith('https://')

/** next-auth's session cookie; `__Host-` limits it to this host and HTTPS. */
export const sessionCookieName = () =>
  isSecure() ? '__Host-next-auth.session-token' : 'next-auth.session-token'

/** Generates the cookie's value: 256 random bits. */
export const newSessionToken = () => randomBytes(32).toString('base64url')

/** Hashes a token for the database, so that a copy of it opens no session. */
export const hashSessionToken = (token: string) =>
  createHash('sha256').update(token).digest('base64url')
