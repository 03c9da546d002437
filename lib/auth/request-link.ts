import 'server-only'
import { randomUUID } from 'node:crypto'
import { limit } from '@/lib/auth/rate-limits'
import type { RequestLinkInput } from '@/lib/auth/schema'
import { db } from '@/lib/db'

/**
 * Mails a link to whoever has this address: to choose a new password, or to sign in. One statement
 * whether anybody has it or not, so that neither the answer nor its time tells; an account that was
 * never activated is mailed its activation link.
 * @throws DomainError rate-limited
 */
const mailLink = async (template: 'password-reset' | 'sign-in-link', input: RequestLinkInput) => {
  await limit('mailedLink', input.email)
  await db.$executeRaw`
    INSERT INTO "Outbox" (id, template, recipient, payload)
    SELECT ${randomUUID()}::uuid,
      CASE WHEN u."isActive" THEN ${template}
        ELSE 'activate-account' END,
      u.email,
      jsonb_strip_nulls(jsonb_build_object('userId', u.id, 'next', ${input.next ?? null}::text))
    FROM "User" u
    WHERE u.email = ${input.email}
      AND (u."isActive" OR (u."passwordHash" IS NULL AND u."deactivatedAt" IS NULL))`
}

/** See mailLink. */
export const requestPasswordReset = (input: RequestLinkInput) => mailLink('password-reset', input)

/** See mailLink. */
export const requestSignInLink = (input: RequestLinkInput) => mailLink('sign-in-link', input)
