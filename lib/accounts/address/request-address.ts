import 'server-only'
import { randomUUID } from 'node:crypto'
import { accountStateIs } from '@/lib/accounts/account-state'
import type { RequestAddressInput } from '@/lib/accounts/address/schema'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { isWithinLimit } from '@/lib/ops/rate-limits'

/**
 * Mails a link to the address that the person wants, which changes nothing until it is used there and
 * replaces every older one. An address that has an account is mailed that it has one: one statement
 * either way, so that neither the answer nor its time tells. Beyond the limit for one address nothing
 * is sent and nothing replaced, without a word.
 * @throws DomainError email-same
 */
export async function requestAddress(
  user: SignedIn,
  { email }: RequestAddressInput,
): Promise<void> {
  if (email === user.email) throw new DomainError('email-same', 'email')
  if (!(await isWithinLimit('addressLink', email))) return
  await db.$executeRaw`
    WITH asking AS (
      UPDATE "User" SET "addressVersion" = "addressVersion" + 1
      WHERE id = ${user.id}::uuid AND "isActive" RETURNING id, "addressVersion" AS version)
    INSERT INTO "Outbox" (id, template, recipient, payload)
    SELECT ${randomUUID()}::uuid, CASE WHEN u.id IS NULL THEN 'email-change' ELSE 'email-in-use' END,
      ${email}, CASE WHEN u.id IS NULL
        THEN jsonb_build_object('userId', asking.id, 'version', asking.version)
        ELSE jsonb_build_object('userId', u.id) END
    FROM asking LEFT JOIN "User" u ON u.email = ${email}
    WHERE u.id IS NULL OR NOT (${accountStateIs('u', 'deactivated')})`
}
