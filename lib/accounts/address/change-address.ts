import 'server-only'
import { redeemAddressLink, readAddressLink } from '@/lib/accounts/address/address-token'
import type { AddressLinkInput } from '@/lib/accounts/address/schema'
import { writeAddress } from '@/lib/accounts/address/find-account'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { record } from '@/lib/events/record'
import { randomBytes } from 'node:crypto'
import config from '@/guildhall.config'
import { hashPassword } from '@/lib/accounts/passwords/passwords'
import { days } from '@/lib/config/define-guildhall'
import { databaseNow } from '@/lib/database/clock'
import { DomainError } from '@/lib/errors'

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

/**
 * Uses the link that was mailed to an address that is no longer the person's: it is theirs again, and
 * their only one. As somebody else may have been in the account, every session ends, linked providers, the
 * password and second factors of the last two weeks are of no more use, and the address is mailed a link to
 * a new one. The other address is told.
 * @throws DomainError link-invalid | email-taken
 */
export async function undoAddress(input: AddressLinkInput): Promise<void> {
  if (!(await readAddressLink(db, 'undo-address', input))) throw new DomainError('link-invalid')
  const nobodys = await hashPassword(randomBytes(32).toString('base64url'))
  await db.$transaction(async (tx) => {
    const { email } = input
    const user = await redeemAddressLink(tx, 'undo-address', input)
    const { id, name, passwordHash } = user
    await writeAddress(tx, id, {
      email,
      emailVerified: new Date(),
      undoVersion: { increment: 1 },
      passwordHash: passwordHash && nobodys,
    })
    // Each of them can sign in.
    await tx.userAddress.deleteMany({ where: { userId: id, email: { not: email } } })
    await tx.account.deleteMany({ where: { userId: id } })
    await tx.session.deleteMany({ where: { userId: id } })
    // Older ones are the person's own: whoever reads their former mailbox must not get around them.
    const young = { userId: id, createdAt: { gt: new Date(databaseNow().getTime() - days(14)) } }
    await tx.passkey.deleteMany({ where: young })
    await tx.authenticator.deleteMany({ where: young })
    await tx.recoveryCode.deleteMany({ where: young })
    const maySetPassword = passwordHash !== null || config.allow.firstPassword
    await record(
      tx,
      {
        type: 'user.emailChanged',
        actor: { id, name, email },
        data: { from: user.email, to: email, by: 'undo' },
      },
      { template: maySetPassword ? 'password-reset' : 'sign-in-link', to: email, userId: id },
      ...(user.email === email
        ? []
        : [{ template: 'email-restored' as const, to: user.email, userId: id }]),
    )
  })
}
