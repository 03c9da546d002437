import 'server-only'
import { maySignIn, stateColumns } from '@/lib/accounts/account-state'
import { findAccount } from '@/lib/accounts/address/find-account'
import { beginSession, type Begun, type Caller } from '@/lib/accounts/sign-in/begin-session'
import { knownDevice } from '@/lib/accounts/sessions/devices'
import { verifyPassword } from '@/lib/accounts/passwords/passwords'
import { forgive, limit, takeBack, type RateLimit } from '@/lib/ops/rate-limits'
import { remindToActivate } from '@/lib/accounts/sign-in/request-link'
import type { SignInInput } from '@/lib/accounts/sign-in/schema'
import { isOwnLaptop } from '@/lib/ops/client-ip'
import { noteWho } from '@/lib/ops/origin'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'

/**
 * Signs in by password, with any of the person's addresses. A wrong password, an unknown address, and
 * an account that cannot sign in get the same answer after the same work; an account that was never
 * activated is emailed a new activation link.
 * @throws DomainError sign-in-failed | rate-limited
 */
export async function signIn(from: Caller, { email, password }: SignInInput): Promise<Begun> {
  // Counted before the password is checked, so that concurrent attempts cannot exceed the limit.
  const counted = await countTry(from, email)

  const user = await findAccount(db, email, {
    ...{ id: true, name: true, email: true, passwordHash: true },
    ...stateColumns,
  })
  if (user) noteWho({ target: user.id })
  const isRight = await verifyPassword(user?.passwordHash ?? null, password)
  if (!user || !maySignIn(user) || !isRight) {
    // Whatever the reason, so that the time does not reveal it.
    await remindToActivate({ email })
    throw new DomainError('sign-in-failed')
  }

  const { id, name, passwordHash } = user
  const person = { id, name, email: user.email }
  const arrival = { person, by: 'password', restsOn: { passwordHash }, from } as const
  const session = await db.$transaction((tx) => beginSession(tx, arrival))
  for (const [name, subject] of counted) await forgive(name, subject)
  if (!isOwnLaptop(from.ip)) await takeBack('signInIp', from.ip)
  return session
}

/** The first attempts of each network, which do not count together with those of others. */
const FIRST_TRIES = 3

/**
 * Counts an attempt. A browser that was signed in before has its own counters, which nobody else can
 * use up. A network that tries an address for the first time is hardly affected by others' attempts: it
 * may be the person on a new device (docs/decisions/no-lock-outs.md).
 * @returns the person's counters, which the right password resets
 * @throws DomainError rate-limited
 */
async function countTry({ ip, device }: Caller, email: string): Promise<[RateLimit, string][]> {
  const known = await knownDevice(db, device, { addresses: { some: { email } } })
  const subject = known ? `device ${known}` : `${email} ${ip}`
  await limit('signIn', subject)
  const tries = await limit('signInNetwork', subject)
  const counted: [RateLimit, string][] = [
    ['signIn', subject],
    ['signInNetwork', subject],
  ]
  if (!known) counted.push([tries <= FIRST_TRIES ? 'signInFirstTries' : 'signInAddress', email])
  for (const [name, about] of counted.slice(2)) await limit(name, about)
  if (!isOwnLaptop(ip)) await limit('signInIp', ip)
  return counted
}
