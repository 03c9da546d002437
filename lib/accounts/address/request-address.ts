import 'server-only'
import { randomUUID } from 'node:crypto'
import { accountStateIs } from '@/lib/accounts/account-state'
import type { RequestAddressInput } from '@/lib/accounts/address/schema'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db, Prisma } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { isWithinLimit } from '@/lib/ops/rate-limits'

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
    INSERT INTO "Outbox" (id, template, recipient, payload)
    SELECT ${randomUUID()}::uuid, CASE WHEN ${isFree} THEN ${template} ELSE 'email-in-use' END,
      ${email}, CASE WHEN ${isFree}
        THEN jsonb_build_object('userId', asking.id, 'version', asking.version)
        ELSE jsonb_build_object('userId', u.id) END
    FROM asking LEFT JOIN "User" u
      ON u.id = (SELECT "userId" FROM "UserAddress" WHERE email = ${email})
    WHERE ${isFree} OR NOT (${accountStateIs('u', 'deactivated')})`
}
