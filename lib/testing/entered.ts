import type { Begun } from '@/lib/accounts/sign-in/begin-session'

/** The session of a way in that asks for no second factor. */
export function entered(begun: Begun) {
  if ('pending' in begun) throw new Error('a second factor is asked for')
  return begun
}
