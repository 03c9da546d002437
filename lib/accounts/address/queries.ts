import 'server-only'
import { readAddressLink, type AddressPurpose } from '@/lib/accounts/address/address-token'
import { addressLinkSchema, type AddressLinkInput } from '@/lib/accounts/address/schema'
import { db } from '@/lib/db'

/**
 * What a mailed link to change an address, or to undo that, says; null for one that does not work.
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
  const isTaken = (await db.user.count({ where: { email: link.email } })) > 0
  return { link, from: user.email, isTaken }
}
