import 'server-only'
import config from '@/guildhall.config'
import type { OrgContext } from '@/lib/access/org-context'
import { invitationsOf } from '@/lib/config/limits'
import type { db, Tx } from '@/lib/db'
import {
  countInTransaction,
  foreseeCounts,
  refusal,
  type Count,
  type Counted,
} from '@/lib/ops/rate-limits'

type Sender = Pick<OrgContext, 'organization' | 'user'>

/**
 * Counts an invitation that is about to be sent to an address. Call it last in the transaction, after
 * everything that can refuse: a rollback undoes the count (docs/decisions/no-lock-outs.md).
 * @throws DomainError rate-limited for the address, invitations-limit for the organization or the
 *   person
 */
export async function countInvitation(tx: Tx, sender: Sender, email: string): Promise<void> {
  const limited = await countInvitations(tx, sender, [email])
  const msBeforeNext = limited.get(email)
  if (msBeforeNext !== undefined) throw refusal(msBeforeNext)
}

/**
 * Counts the invitations of a list, in two statements: first per address by organization, by sender and
 * in total; then how many organizations invite it, and how many the organization and the sender send.
 * Addresses are sorted, so that two concurrent lists cannot deadlock.
 * @returns the addresses that reached their daily limit and get none, with the time to wait
 * @throws DomainError invitations-limit
 */
export async function countInvitations(
  tx: Tx,
  sender: Sender,
  emails: string[],
): Promise<Map<string, number>> {
  if (emails.length === 0) return new Map()
  const { organization, user } = sender
  const { most, isYoung } = invitationsOf(config.limits, organization)
  const sorted = emails.toSorted()
  const counters = sorted.map((email) => countersOf(sender, email))
  const counts = await countInTransaction(
    tx,
    counters.flatMap((each) => each.slice(0, 3)),
  )
  const limited = new Map<string, number>()
  const first: { email: string; organizations: Counted }[] = []
  for (const [index, email] of sorted.entries()) {
    const ofAddress = counts.slice(index * 3, index * 3 + 3)
    if (isFirst(ofAddress)) first.push({ email, organizations: counters[index]![3] })
    const over = overLimit(ofAddress, isYoung)
    if (over) limited.set(email, over.msBeforeNext)
  }
  const weight = sorted.length - limited.size
  const more = await countInTransaction(tx, [
    ...first.map(({ organizations }) => organizations),
    ['organizationMails', organization.id, { weight, most }],
    ['inviterMails', user.id, { weight, most: config.limits.invitationsPerInviter }],
  ])
  for (const [index, { email }] of first.entries())
    if (more[index]!.isOver) limited.set(email, more[index]!.msBeforeNext)
  const over = more.slice(first.length).find(({ isOver }) => isOver)
  if (over) throw refusal(over.msBeforeNext, 'invitations-limit')
  return limited
}

/** Returns the addresses that reached their daily limit, in one statement that counts nothing. */
export async function findLimited(
  client: Tx | typeof db,
  sender: Sender,
  emails: string[],
): Promise<Set<string>> {
  const { isYoung } = invitationsOf(config.limits, sender.organization)
  const counts = await foreseeCounts(
    client,
    emails.flatMap((email) => countersOf(sender, email)),
  )
  const isLimited = (index: number) => overLimit(counts.slice(index * 4, index * 4 + 4), isYoung)
  return new Set(emails.filter((_, index) => isLimited(index)))
}

/**
 * The counters of an address: by organization, by sender, in total, and how many organizations invite
 * it.
 */
const countersOf = (
  { organization, user }: Sender,
  email: string,
): [Counted, Counted, Counted, Counted] => [
  ['inviteRecipient', `${organization.id} ${email}`],
  ['inviterRecipient', `${user.id} ${email}`],
  ['recipientMails', email, { most: config.limits.invitationsPerRecipient }],
  ['recipientOrganizations', email],
]

/** Whether it is the organization's first invitation of the day to an address. */
const isFirst = ([ours]: Count[]) => ours?.points === 1

/**
 * Returns the counter with which an address reached its limit. Other organizations' invitations do not
 * block the first one from an organization that is not young; only first invitations count for the
 * number of organizations.
 */
function overLimit(counts: Count[], isYoung: boolean): Count | undefined {
  const [ours, mine, all, organizations] = counts
  const asked = isFirst(counts)
    ? [ours, mine, isYoung ? all : undefined, organizations]
    : [ours, mine, all]
  return asked.find((count) => count?.isOver)
}
