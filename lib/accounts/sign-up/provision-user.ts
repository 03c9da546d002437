import 'server-only'
import { db, type Tx } from '@/lib/db'
import { DomainError, InvalidFields } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { enterWaiting } from '@/lib/join-links/enter-waiting'
import { activateUser } from '@/lib/accounts/sign-up/activate-user'
import { storableText } from '@/lib/text/storable-text'
import { accountState, stateColumns } from '@/lib/accounts/account-state'
import { canonicalEmail } from '@/lib/accounts/email-address'
import { findAccount } from '@/lib/accounts/address/find-account'
import { holdAddress } from '@/lib/accounts/hold-address'
import type { Person } from '@/lib/accounts/person'

/** A person whom another system knows, and whose address it vouches for. */
export interface KnownPerson {
  email: string
  /** Their address where it is empty. */
  name?: string | null
  image?: string | null
  /** The language of their mails, by its code. */
  locale?: string
}

/** What became of it: there was an account, one that waited for its proof became active, or a new one. */
export interface Provisioned {
  person: Person
  outcome: 'known' | 'activated' | 'created'
}

/**
 * Makes the account of a person whom another system knows (a directory, one's own single sign-on):
 * active at once, and without a password of ours. One that waited for the proof of its address becomes
 * theirs, with its organizations; one that is active already stays as it is, so that it can be called at
 * each sign-in. No policy is asked.
 * @throws DomainError fields-invalid for what is no address | person-inactive for whom staff deactivated
 */
export async function provisionUser(known: KnownPerson): Promise<Provisioned> {
  const provisioned = await db.$transaction((tx) => provisionIn(tx, known))
  if (provisioned.outcome === 'activated') await enterWaiting(provisioned.person)
  return provisioned
}

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
  const name = storableText(given ?? '').trim() || email
  const { id } = found ?? (await tx.user.create({ data: { email, image }, select: { id: true } }))
  if (!found) await record(tx, { type: 'user.registered', actor: { id, name, email }, data: {} })
  const person = await activateUser(tx, { id, name, ...(locale && { locale }) })
  return { person, outcome: found ? 'activated' : 'created' }
}
