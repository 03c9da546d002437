import 'server-only'
import { redeemAddressLink } from '@/lib/accounts/address/address-token'
import { MOST_FURTHER } from '@/lib/accounts/address/change-address'
import type { AddressIdInput, AddressLinkInput } from '@/lib/accounts/address/schema'
import { writeAddress, holdAddress } from '@/lib/accounts/address/find-account'
import type { Person } from '@/lib/accounts/person'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { endsLinks } from '@/lib/accounts/sign-in/link-version'
import { db, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { refusingTaken } from '@/lib/tenancy/refusals'

/**
 * Uses the link emailed to an additional address: it is one of the person's from then on. Their primary
 * address is notified.
 * @param by the signed-in viewer, if any
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
 * Stores an address proven by an emailed link as one of a person's, and notifies the primary one. The
 * caller holds the person's row. Invalidates earlier links that add or change an address.
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
 * Makes an additional address the primary one; the previous one stays as an additional address, and is
 * emailed the link to undo it.
 * @throws DomainError not-found
 */
export const makePrimary = (user: SignedIn, input: AddressIdInput): Promise<void> =>
  db.$transaction(async (tx) => {
    const { person, address, undoVersion: version } = await holdFurther(tx, user, input)
    const { id: userId, name, email: before } = person
    await writeAddress(tx, userId, { email: address, emailVerified: new Date() })
    // Free at this moment, and protected by the previous row until the end of the transaction.
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
 * Removes an additional address: links emailed to it stop working, and anyone may use it.
 * @throws DomainError not-found
 */
export const removeAddress = (user: SignedIn, input: AddressIdInput): Promise<void> =>
  db.$transaction(async (tx) => {
    const { person, address } = await holdFurther(tx, user, input)
    await tx.userAddress.delete({ where: { id: input.addressId }, select: { id: true } })
    await tx.user.updateMany({ where: { id: person.id }, data: endsLinks })
    await record(
      tx,
      { type: 'user.emailRemoved', actor: person, data: { address } },
      { template: 'email-removed', to: person.email, userId: person.id, address },
    )
  })

/** Locks the person's row and finds one of their additional addresses. */
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
