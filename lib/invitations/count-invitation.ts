import 'server-only'
import config from '@/guildhall.config'
import type { OrgContext } from '@/lib/access/org-context'
import { invitationsOf } from '@/lib/config/limits'
import type { Tx } from '@/lib/db'
import { countInTransaction, refusal, type Counted } from '@/lib/ops/rate-limits'

type Sender = Pick<OrgContext, 'organization' | 'user'>

/**
 * Counts an invitation that is about to be sent to an address. Call it last in the transaction, after
 * everything that refuses: a rollback takes the count back (docs/decisions/no-lock-outs.md).
 * @throws DomainError rate-limited for the address, invitations-limit for the organization or the person
 */
export async function countInvitation(tx: Tx, sender: Sender, email: string): Promise<void> {
  const limited = await countInvitations(tx, sender, [email])
  const msBeforeNext = limited.get(email)
  if (msBeforeNext !== undefined) throw refusal(msBeforeNext)
}

/**
 * The same for a whole list, in two statements: for each address by organization, by sender and in all,
 * then how many organizations invite it, and what organization and sender send. Addresses go in
 * alphabetical order, so that two lists don't wait for each other.
 * @returns the addresses that have been sent too many today and get none, with the time to wait
 * @throws DomainError invitations-limit
 */
export async function countInvitations(
  tx: Tx,
  { organization, user }: Sender,
  emails: string[],
): Promise<Map<string, number>> {
  if (emails.length === 0) return new Map()
  const { limits } = config
  const { most, isYoung } = invitationsOf(limits, organization)
  const sorted = emails.toSorted()
  const counts = await countInTransaction(tx, [
    ...sorted.map((email): Counted => ['inviteRecipient', `${organization.id} ${email}`]),
    ...sorted.map((email): Counted => ['inviterRecipient', `${user.id} ${email}`]),
    ...sorted.map((email): Counted => [
      'recipientMails',
      email,
      { most: limits.invitationsPerRecipient },
    ]),
  ])
  const limited = new Map<string, number>()
  const first: string[] = []
  for (const [index, email] of sorted.entries()) {
    const [ours, mine, all] = [0, 1, 2].map((part) => counts[part * sorted.length + index]!)
    const isFirst = ours!.points === 1
    if (isFirst) first.push(email)
    const over = [ours!, mine!, ...(isFirst && !isYoung ? [] : [all!])].find(({ isOver }) => isOver)
    if (over) limited.set(email, over.msBeforeNext)
  }
  const weight = sorted.length - limited.size
  const more = await countInTransaction(tx, [
    ...first.map((email): Counted => ['recipientOrganizations', email]),
    ['organizationMails', organization.id, { weight, most }],
    ['inviterMails', user.id, { weight, most: limits.invitationsPerInviter }],
  ])
  for (const [index, email] of first.entries())
    if (more[index]!.isOver) limited.set(email, more[index]!.msBeforeNext)
  const over = more.slice(first.length).find(({ isOver }) => isOver)
  if (over) throw refusal(over.msBeforeNext, 'invitations-limit')
  return limited
}
