import { unseal } from '@/lib/access/seal'
import {
  confirmAuthenticator,
  startAuthenticator,
  totpCode,
} from '@/lib/accounts/factors/authenticator'
import { db } from '@/lib/db'
import type { Person } from '@/lib/testing/people'

/** Returns the code shown by the person's app, now or a number of 30-second steps later. */
export async function codeOf({ id }: Person, steps = 0): Promise<string> {
  const { secret } = await db.authenticator.findUniqueOrThrow({ where: { userId: id } })
  return totpCode(unseal('totp', id, secret)!.text, Date.now() + steps * 30_000)
}

/**
 * Sets up an authenticator app for a person.
 * @returns their recovery codes
 */
export async function withAuthenticator(who: Person): Promise<string[] | null> {
  await startAuthenticator(who)
  return confirmAuthenticator(who, { code: await codeOf(who) })
}
