import 'server-only'
import { redeemAddressLink } from '@/lib/accounts/address/address-token'
import type { AddressLinkInput } from '@/lib/accounts/address/schema'
import { writeAddress } from '@/lib/accounts/address/write-address'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { record } from '@/lib/events/record'

/**
 * Uses the link emailed to a new address: it becomes the person's primary one, all sessions but the
 * current one end, and the old address is emailed a link to undo it.
 * @param by the signed-in viewer, if any
 * @returns whether that is the person themselves
 * @throws DomainError link-invalid | email-taken
 */
export const changeAddress = (by: SignedIn | null, input: AddressLinkInput): Promise<boolean> =>
  db.$transaction(async (tx) => {
    const { email } = input
    const user = await redeemAddressLink(tx, 'change-address', input)
    const { id, name, undoVersion } = user
    await writeAddress(tx, id, { email, emailVerified: new Date() })
    const isOwn = by?.id === id
    await tx.session.deleteMany({
      where: { userId: id, ...(isOwn && { id: { not: by.sessionId } }) },
    })
    await record(
      tx,
      {
        type: 'user.emailChanged',
        actor: { id, name, email },
        data: { from: user.email, to: email, by: 'person' },
      },
      { template: 'email-changed', to: user.email, userId: id, version: undoVersion },
    )
    return isOwn
  })
