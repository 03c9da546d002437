import 'server-only'
import { redeemAddressLink } from '@/lib/accounts/address/address-token'
import { MOST_FURTHER } from '@/lib/accounts/address/request-address'
import type { AddressIdInput, AddressLinkInput } from '@/lib/accounts/address/schema'
import { writeAddress } from '@/lib/accounts/address/write-address'
import { holdAddress } from '@/lib/accounts/hold-address'
import type { Person } from '@/lib/accounts/person'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { refusingTaken } from '@/lib/tenancy/refusals'

/**
 * Uses the link that was mailed to a further address: it is one of the person's from then on. Their
 * primary address is told.
 * @param by who is signed in where the link was opened, if anybody is
 * @returns whether that is the person themselves
 * @throws DomainError link-invalid | email-taken | emails-many
 */
export const addAddress = (by: SignedIn | null, input: AddressLinkInput): Promise<boolean> =>
  db.$transaction(async (tx) => {
    const { id, name, email } = await redeemAddressLink(tx, 'add-address', input)
    await keepAddress(tx, { id, name, email }, input.email)
    return by?.id === id
  })

/**
 * Writes down that an address is one of a person's, which a mailed link has proven, and tells the
 * primary one. The caller holds the person's row. No link that was mailed before adds or changes one.
 * @throws DomainError email-taken | emails-many
 */
export async function keepAddress(tx: Tx, person: Person, address: string): Promise<void> {
  const { id: userId, email } = person
  await holdAddress(tx, address)
  const further = await tx.userAddress.count({ where: { userId, email: { not: email } } })
  if (further >= MOST_FURTHER) throw new DomainError('emails-many', 'email')
  await refusingTaken('email-taken', 'email', () =>
    tx.userAddress.create({ data: { userId, email: address }, select: { id: true } }),
  )
  const { undoVersion: version } = await tx.user.update({
    where: { id: userId },
    data: { addressVersion: { increment: 1 } },
    select: { undoVersion: true },
  })
  await record(
    tx,
    { type: 'user.emailAdded', actor: person, data: { address } },
    { template: 'email-added', to: email, userId, address, version },
  )
}

/**
 * Makes a further address the primary one; the one before stays as a further one, and is mailed the
 * link that undoes it.
 * @throws DomainError not-found
 */
export const makePrimary = (user: SignedIn, input: AddressIdInput): Promise<void> =>
  db.$transaction(async (tx) => {
    const { person, address, undoVersion: version } = await holdFurther(tx, user, input)
    const { id: userId, name, email: before } = person
    await writeAddress(tx, userId, { email: address, emailVerified: new Date() })
    // Free at this moment, and held by the row of before until the end of the transaction.
    await tx.userAddress.create({ data: { userId, email: before }, select: { id: true } })
    await record(
      tx,
      {
        type: 'user.emailChanged',
        actor: { id: userId, name, email: address },
        data: { from: before, to: address, by: 'person' },
      },
      { template: 'email-changed', to: before, userId, version },
    )
  })

/**
 * Gives a further address up: nothing that was mailed to it works any more, and anybody may have it.
 * @throws DomainError not-found
 */
export const removeAddress = (user: SignedIn, input: AddressIdInput): Promise<void> =>
  db.$transaction(async (tx) => {
    const { person, address } = await holdFurther(tx, user, input)
    await tx.userAddress.delete({ where: { id: input.addressId }, select: { id: true } })
    await tx.user.update({
      where: { id: person.id },
      data: { resetVersion: { increment: 1 }, signInVersion: { increment: 1 } },
      select: { id: true },
    })
    await record(
      tx,
      { type: 'user.emailRemoved', actor: person, data: { address } },
      { template: 'email-removed', to: person.email, userId: person.id, address },
    )
  })

/** The person with their row held, and a further address of theirs. */
async function holdFurther(tx: Tx, { id }: SignedIn, { addressId }: AddressIdInput) {
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${id}::uuid FOR UPDATE`
  const found = await tx.userAddress.findUnique({
    where: { id: addressId, userId: id },
    select: {
      email: true,
      user: { select: { id: true, name: true, email: true, undoVersion: true } },
    },
    relationLoadStrategy: 'join',
  })
  if (!found || found.email === found.user.email) throw new DomainError('not-found')
  const { undoVersion, ...person } = found.user
  return { person, undoVersion, address: found.email }
}
