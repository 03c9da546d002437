import 'server-only'
import { hasRunOut, isGenuine, makeToken, parseLinkToken } from '@/lib/access/tokens'
import { signsIn } from '@/lib/accounts/account-state'
import type { AddressLinkInput } from '@/lib/accounts/address/schema'
import { days } from '@/lib/config/define-guildhall'
import type { db, Prisma, Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'

/** What an emailed link does: add an address, make one primary, or restore the previous primary one. */
export type AddressPurpose = 'add-address' | 'change-address' | 'undo-address'

const lifetimes = { 'add-address': days(1), 'change-address': days(1), 'undo-address': days(7) }

/** The query parameter that holds the address. */
const parameters = { 'add-address': 'add', 'change-address': 'email', 'undo-address': 'undo' }

/** The columns that the links depend on. */
export const addressSelect = {
  id: true,
  name: true,
  email: true,
  locale: true,
  passwordHash: true,
  addressVersion: true,
  undoVersion: true,
  addresses: { select: { email: true } },
} as const
type AddressState = Prisma.UserGetPayload<{ select: typeof addressSelect }>

// A new password ends a change that was requested before it, perhaps by someone else. A change can be
// undone whatever happened since, including further changes.
const stateOf = (purpose: AddressPurpose, user: AddressState, address: string) =>
  JSON.stringify(
    purpose === 'undo-address'
      ? [address, user.undoVersion]
      : [user.email, address, user.passwordHash, user.addressVersion],
  )

/** Returns the path of the link emailed to `address`. */
export function addressLink(purpose: AddressPurpose, user: AddressState, address: string): string {
  const token = makeToken(purpose, user.id, stateOf(purpose, user, address))
  return `/change-email/${token}?${parameters[purpose]}=${encodeURIComponent(address)}`
}

/**
 * Finds the person a link belongs to, and locks their row if `hold` is set.
 * @returns null for a link that is invalid, used, expired or unknown, without saying which
 */
export async function readAddressLink(
  tx: Tx | typeof db,
  purpose: AddressPurpose,
  { token, email }: AddressLinkInput,
  hold = false,
) {
  const parsed = parseLinkToken(token)
  if (!parsed || hasRunOut(parsed, lifetimes[purpose])) return null
  if (hold) await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${parsed.subject}::uuid FOR UPDATE`
  const user = await tx.user.findUnique({
    where: { id: parsed.subject, ...signsIn },
    select: addressSelect,
  })
  // If the address is already theirs, there is nothing to add, change or undo.
  if (!user) return null
  const isTheirs = user.addresses.some((one) => one.email === email)
  const isOnlyOne = user.email === email && user.addresses.length === 1
  const isDone = { 'add-address': isTheirs, 'change-address': user.email === email }
  if (purpose === 'undo-address' ? isOnlyOne : isDone[purpose]) return null
  return isGenuine(parsed, purpose, stateOf(purpose, user, email)) ? user : null
}

/**
 * Like readAddressLink, with the row locked.
 * @throws DomainError link-invalid
 */
export async function redeemAddressLink(tx: Tx, purpose: AddressPurpose, input: AddressLinkInput) {
  const user = await readAddressLink(tx, purpose, input, true)
  if (!user) throw new DomainError('link-invalid')
  return user
}
