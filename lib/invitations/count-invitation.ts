import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { countInTransaction, limitInTransaction, type RateLimit } from '@/lib/ops/rate-limits'
import type { Tx } from '@/lib/db'

/**
 * Counts an invitation that is about to be sent to an address: first for the organization, then for
 * the person who sends it, and last how many organizations invite the address on one day. So nobody
 * uses up what others may send to it. Call it last in the transaction, after everything that
 * refuses: a rollback takes the count back (docs/decisions/no-lock-outs.md). Several addresses in one
 * transaction go in alphabetical order, so that two lists don't wait for each other.
 * @throws DomainError rate-limited
 */
export async function countInvitation(
  tx: Tx,
  { organization, user }: Pick<OrgContext, 'organization' | 'user'>,
  email: string,
): Promise<void> {
  const [sent] = await limitInTransaction(
    tx,
    ['inviteRecipient', `${organization.id} ${email}`],
    ['inviterRecipient', `${user.id} ${email}`],
  )
  if (sent === 1) await limitInTransaction(tx, ['recipientOrganizations', email])
}

/**
 * As `countInvitation` for a whole list, in three statements.
 * @returns the addresses that have been sent too many today, and get none
 */
export async function countInvitations(
  tx: Tx,
  { organization, user }: Pick<OrgContext, 'organization' | 'user'>,
  emails: string[],
): Promise<Set<string>> {
  const sorted = emails.toSorted()
  const count = (name: RateLimit, all: string[], subject: (email: string) => string) =>
    countInTransaction(
      tx,
      all.map((email) => [name, subject(email)]),
    )
  const ours = await count('inviteRecipient', sorted, (email) => `${organization.id} ${email}`)
  const mine = await count('inviterRecipient', sorted, (email) => `${user.id} ${email}`)
  const first = sorted.filter((_, index) => ours[index]?.points === 1)
  const all = await count('recipientOrganizations', first, (email) => email)
  return new Set([
    ...sorted.filter((_, index) => ours[index]?.isOver || mine[index]?.isOver),
    ...first.filter((_, index) => all[index]?.isOver),
  ])
}
