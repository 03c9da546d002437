import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { limitInTransaction } from '@/lib/auth/rate-limits'
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
