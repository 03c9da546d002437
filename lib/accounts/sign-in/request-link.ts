import 'server-only'
import config from '@/guildhall.config'
import type { UserPurpose } from '@/lib/accounts/sign-in/link-version'
import { isWithinLimit } from '@/lib/ops/rate-limits'
import type { RequestLinkInput } from '@/lib/accounts/sign-in/schema'
import { uuid7 } from '@/lib/database/uuid'
import { db, Prisma } from '@/lib/db'
import { AHEAD } from '@/lib/mail/enqueue-mail'
import { accountStateIs } from '@/lib/accounts/account-state'

const counters = {
  reset: 'resetLink',
  'sign-in': 'signInLink',
  activate: 'activationLink',
} as const

/**
 * Emails a link to a person's address: to set a new password, to sign in, or to activate the account.
 * An account that was never activated always gets its activation link; an active one that asks for
 * activation gets a reset link. One without a password gets a sign-in link instead of a reset link if
 * first passwords are not permitted (`allow.firstPassword`). It takes one statement whether the address
 * has an account or not, so that neither the answer nor its time reveals which.
 *
 * The latest link replaces older ones for its purpose. Beyond the limit for one address nothing is sent
 * or replaced, without an error: three links were sent moments ago, and the latest works
 * (docs/decisions/no-lock-outs.md).
 */
const mailLink = async (
  purpose: UserPurpose,
  input: RequestLinkInput,
  { request, onlyPending = false }: { request?: string | undefined; onlyPending?: boolean } = {},
) => {
  if (!(await isWithinLimit(counters[purpose], input.email))) return false
  const isReset =
    purpose === 'sign-in'
      ? Prisma.sql`false`
      : Prisma.sql`("passwordHash" IS NOT NULL OR ${config.allow.firstPassword})`
  const isPending = accountStateIs('u', 'pending')
  await db.$executeRaw`
    WITH u AS (
      UPDATE "User" u SET
        "activationVersion" = "activationVersion" + (${isPending})::int,
        "resetVersion" = "resetVersion" + (NOT (${isPending}) AND ${isReset})::int,
        "signInVersion" = "signInVersion" + (NOT (${isPending}) AND NOT ${isReset})::int
      WHERE id = (SELECT "userId" FROM "UserAddress" WHERE email = ${input.email})
        AND NOT (${accountStateIs('u', 'deactivated')}) AND (${isPending} OR NOT ${onlyPending})
      RETURNING *)
    INSERT INTO "Outbox" (id, template, recipient, payload, "nextAttemptAt")
    SELECT ${uuid7()}::uuid,
      CASE WHEN ${isPending} THEN 'activate-account'
        WHEN ${isReset} THEN 'password-reset' ELSE 'sign-in-link' END,
      ${input.email},
      jsonb_strip_nulls(jsonb_build_object('userId', u.id, 'next', ${input.next ?? null}::text,
        'request', ${request ?? null}::text,
        'version', CASE WHEN ${isPending} THEN u."activationVersion"
          WHEN ${isReset} THEN u."resetVersion" ELSE u."signInVersion" END)),
      now() - ${AHEAD} * interval '1 millisecond'
    FROM u`
  return true
}

/** See mailLink. */
export const requestPasswordReset = (input: RequestLinkInput) => mailLink('reset', input)

/**
 * See mailLink.
 * @param request of the browser that asks: the mail shows a code for it as well
 * @returns whether it is within the limit, which tells nothing of the account
 */
export const requestSignInLink = (input: RequestLinkInput, request?: string) =>
  mailLink('sign-in', input, { request })

/** See mailLink. */
export const requestActivation = (input: RequestLinkInput) => mailLink('activate', input)

/** Emails an activation link if the address is of an account that waits for it. See mailLink. */
export const remindToActivate = (input: RequestLinkInput) =>
  mailLink('activate', input, { onlyPending: true })
