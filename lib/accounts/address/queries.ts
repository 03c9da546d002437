import 'server-only'
import { findAccount } from '@/lib/accounts/address/find-account'
import { readAddressLink, type AddressPurpose } from '@/lib/accounts/address/address-token'
import { addressLinkSchema, type AddressLinkInput } from '@/lib/accounts/address/schema'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'

/**
 * What a mailed link to add or change an address, or to undo that, says; null for one that does not work.
 * Uses nothing up.
 * @param given the token in the path, and the address in the query
 */
export async function findAddressLink(
  purpose: AddressPurpose,
  given: { token: string; email: unknown },
): Promise<{ link: AddressLinkInput; from: string; isTaken: boolean } | null> {
  const { data: link } = addressLinkSchema.safeParse(given)
  const user = link && (await readAddressLink(db, purpose, link))
  if (!user) return null
  const owner = await findAccount(db, link.email, { id: true })
  const isTaken = owner !== null && owner.id !== user.id
  return { link, from: user.email, isTaken }
}

/** An address of one's own beside the primary one. */
export interface FurtherAddress {
  id: string
  email: string
}

/** The person's further addresses, oldest first. */
export const listFurtherAddresses = ({ id, email }: SignedIn): Promise<FurtherAddress[]> =>
  db.userAddress.findMany({
    where: { userId: id, email: { not: email } },
    select: { id: true, email: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
