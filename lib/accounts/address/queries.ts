import 'server-only'
import { findAccount } from '@/lib/accounts/address/find-account'
import { readAddressLink, type AddressPurpose } from '@/lib/accounts/address/address-token'
import { addressLinkSchema, type AddressLinkInput } from '@/lib/accounts/address/schema'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'

/**
 * Reads an emailed link that adds or changes an address, or undoes that; null for an invalid one. Uses
 * nothing up.
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

/** Lists the person's additional addresses, oldest first. */
export const listFurtherAddresses = ({ id, email }: SignedIn) =>
  db.userAddress.findMany({
    where: { userId: id, email: { not: email } },
    select: { id: true, email: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
