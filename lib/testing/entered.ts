import type { Begun } from '@/lib/accounts/sign-in/begin-session'

/** Returns the session of a sign-in without a second factor. */
export function entered(begun: Begun) {
  if ('pending' in begun) throw new Error('a second factor is asked for')
  return begun
}
