import 'server-only'
import { redeemAddressLink, readAddressLink } from '@/lib/accounts/address/address-token'
import type { AddressLinkInput, RequestAddressInput } from '@/lib/accounts/address/schema'
import { writeAddress, writeOnlyAddress } from '@/lib/accounts/address/find-account'
import { endSessionsOf } from '@/lib/accounts/sessions/end-sessions'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { endsLinks } from '@/lib/accounts/sign-in/link-version'
import { db, Prisma } from '@/lib/db'
import { record } from '@/lib/events/record'
import { randomBytes } from 'node:crypto'
import config from '@/guildhall.config'
import { hashPassword } from '@/lib/accounts/passwords/passwords'
import { days } from '@/lib/config/define-guildhall'
import { databaseNow } from '@/lib/database/clock'
import { uuid7 } from '@/lib/database/uuid'
import { DomainError } from '@/lib/errors'
import { accountStateIs } from '@/lib/accounts/account-state'
import { AHEAD } from '@/lib/mail/enqueue-mail'
import { isWithinLimit } from '@/lib/ops/rate-limits'

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
    await writeAddress(tx, id, { ...endsLinks, email, emailVerified: new Date() })
    const isOwn = by?.id === id
    await endSessionsOf(tx, id, isOwn ? by.sessionId : undefined)
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
 * password, links emailed before and second factors of the last two weeks are of no more use, and the
 * address is mailed a link to a new one. The other address is told.
 * @throws DomainError link-invalid | email-taken
 */
export async function undoAddress(input: AddressLinkInput): Promise<void> {
  if (!(await readAddressLink(db, 'undo-address', input))) throw new DomainError('link-invalid')
  const nobodys = await hashPassword(randomBytes(32).toString('base64url'))
  await db.$transaction(async (tx) => {
    const { email } = input
    const user = await redeemAddressLink(tx, 'undo-address', input)
    const { id, name, passwordHash } = user
    await writeOnlyAddress(tx, id, {
      ...{ email, emailVerified: new Date() },
      passwordHash: passwordHash && nobodys,
    })
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

/**
 * Emails a link to the address that the person wants. It changes nothing until it is used, and replaces
 * earlier ones. An address with an account is emailed that it has one. Both take one statement, so that
 * neither the response nor its time reveals which. Beyond the limit for one address nothing is sent or
 * replaced, without an error.
 * @throws DomainError email-same
 */
export const requestAddress = async (user: SignedIn, input: RequestAddressInput): Promise<void> => {
  if (input.email === user.email) throw new DomainError('email-same', 'email')
  await mailAddressLink('email-change', user, input)
}

/**
 * The same for an additional address.
 * @throws DomainError email-yours | emails-many
 */
export async function requestFurtherAddress(
  user: SignedIn,
  input: RequestAddressInput,
): Promise<void> {
  if (user.addresses.includes(input.email)) throw new DomainError('email-yours', 'email')
  if (user.addresses.length > MOST_FURTHER) throw new DomainError('emails-many', 'email')
  await mailAddressLink('email-add', user, input)
}

/** The most addresses besides the primary one. */
export const MOST_FURTHER = 5

async function mailAddressLink(
  template: 'email-change' | 'email-add',
  user: SignedIn,
  { email }: RequestAddressInput,
) {
  if (!(await isWithinLimit('addressLink', email))) return
  // One of their own can become the primary one.
  const isFree = Prisma.sql`(u.id IS NULL OR u.id = asking.id)`
  await db.$executeRaw`
    WITH asking AS (
      UPDATE "User" SET "addressVersion" = "addressVersion" + 1
      WHERE id = ${user.id}::uuid AND "isActive" RETURNING id, "addressVersion" AS version)
    INSERT INTO "Outbox" (id, template, recipient, payload, "nextAttemptAt")
    SELECT ${uuid7()}::uuid, CASE WHEN ${isFree} THEN ${template} ELSE 'email-in-use' END,
      ${email}, CASE WHEN ${isFree}
        THEN jsonb_build_object('userId', asking.id, 'version', asking.version)
        ELSE jsonb_build_object('userId', u.id) END,
      now() - ${AHEAD} * interval '1 millisecond'
    FROM asking LEFT JOIN "User" u
      ON u.id = (SELECT "userId" FROM "UserAddress" WHERE email = ${email})
    WHERE ${isFree} OR NOT (${accountStateIs('u', 'deactivated')})`
}
