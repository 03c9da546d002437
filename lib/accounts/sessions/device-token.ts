import 'server-only'
import { days } from '@/lib/config/define-guildhall'
import { hasRunOut, isGenuine, makeToken, parseToken } from '@/lib/access/tokens'

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
