import 'server-only'
import { db, type Tx } from '@/lib/db'
import { DomainError, InvalidFields } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { personNameSchema } from '@/lib/accounts/sign-in/schema'
import { activateUser } from '@/lib/accounts/sign-up/activate-user'
import { accountState, stateColumns } from '@/lib/accounts/account-state'
import { canonicalEmail } from '@/lib/accounts/email-address'
import { findAccount, holdAddress } from '@/lib/accounts/address/find-account'
import type { Person } from '@/lib/accounts/person'

/** A person known to another system, which vouches for their address. */
export interface KnownPerson {
  email: string
  /** Defaults to their address. */
  name?: string | null
  image?: string | null
  /** The code of the language of their emails. */
  locale?: string
}

/** The outcome: the account existed, was pending and is now active, or is new. */
export interface Provisioned {
  person: Person
  outcome: 'known' | 'activated' | 'created'
}

/**
 * Creates the account of a person known to another system (a directory, your own single sign-on):
 * active immediately, without a password here. A pending sign-up with the address becomes theirs, with
 * its organizations; an active account stays unchanged, so that this can be called at each sign-in.
 * Checks no permissions.
 * @throws DomainError fields-invalid for an invalid address | person-inactive if staff deactivated the
 *   account
 */
export const provisionUser = (known: KnownPerson): Promise<Provisioned> =>
  db.$transaction((tx) => provisionIn(tx, known))

async function provisionIn(
  tx: Tx,
  { email: address, name: given, image = null, locale }: KnownPerson,
): Promise<Provisioned> {
  const email = canonicalEmail(address)
  if (!email) throw new InvalidFields({ email: 'email-invalid' })
  await holdAddress(tx, email)
  const found = await findAccount(tx, email, {
    ...{ id: true, name: true, email: true },
    ...stateColumns,
  })
  const state = found && accountState(found)
  if (state === 'deactivated') throw new DomainError('person-inactive', 'email')
  if (found && state !== 'pending') {
    const { id, name, email } = found
    return { person: { id, name, email }, outcome: 'known' }
  }
  // A name that nobody could give themselves, such as one with invisible characters, is not taken over.
  const name = personNameSchema.safeParse(given ?? '').data ?? email
  const { id } = found ?? (await tx.user.create({ data: { email, image }, select: { id: true } }))
  if (!found) await record(tx, { type: 'user.registered', actor: { id, name, email }, data: {} })
  const person = await activateUser(tx, { id, name, ...(locale && { locale }) })
  return { person, outcome: found ? 'activated' : 'created' }
}
