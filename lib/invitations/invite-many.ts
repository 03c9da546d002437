import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { ensureMayGrant } from '@/lib/access/refuse'
import { can, type Actor } from '@/lib/access/roles'
import {
  channelOf,
  invitationBackend,
  invitationLifetime,
  parseExtra,
} from '@/lib/backends/choose-backend'
import type { InvitationBackend, InvitedOrNot } from '@/lib/backends/invitation-backend'
import { inviteManyBy } from '@/lib/backends/invite-by'
import { db } from '@/lib/db'
import { authorize, InvalidFields } from '@/lib/errors'
import { countInvitations } from '@/lib/invitations/count-invitation'
import { readGivenFields } from '@/lib/invitations/given-fields'
import {
  isGoing,
  judgeAddresses,
  type Going,
  type Verdict,
} from '@/lib/invitations/judge-addresses'
import type { ListRow } from '@/lib/invitations/list-row'
import { readIdentifier } from '@/lib/invitations/read-address-list'
import type { InviteMemberInput } from '@/lib/invitations/schema'
import { withOrgLock } from '@/lib/organizations/with-org-lock'

/** The most addresses in one list. */
export const MOST_AT_ONCE = 500

/** One invitation's settings, applied to each row of a list. */
export type InviteManyInput = Omit<InviteMemberInput, 'email'> & { rows: ListRow[] }

/** The result of a row: invited, or why not. */
export type Outcome = 'sent' | Exclude<Verdict, Going> | 'refused'

/**
 * Returns the verdict for each row of a list, without inviting anyone.
 * @throws DomainError forbidden | role-unknown | role-too-high | fields-invalid
 */
export async function reviewInvitations(
  ctx: OrgContext,
  {
    rows,
    role,
    extra,
    memberFields,
  }: Pick<InviteManyInput, 'rows' | 'role' | 'extra' | 'memberFields'>,
): Promise<Verdict[]> {
  ensureMayInvite(ctx, ctx.actor, role)
  const backend = invitationBackend(ctx.organization.kind)
  parseExtra(backend, 'fields', extra)
  await readGivenFields(db, ctx, backend, memberFields)
  ensureLength(rows)
  return judgeAddresses(db, ctx, readRows(backend, rows))
}

/**
 * Invites the addresses of a list in one transaction, which holds the organization's row: either all
 * invitable rows with their events and emails are written, or none. Sending the same list again, or
 * concurrently, invites nobody twice.
 * @returns the result of each row, in order
 * @throws DomainError forbidden | role-unknown | role-too-high | fields-invalid
 */
export async function inviteMany(ctx: OrgContext, input: InviteManyInput): Promise<Outcome[]> {
  const { role, message } = input
  const { organization, user: inviter } = ctx
  const backend = invitationBackend(organization.kind)
  const rows = readRows(backend, input.rows)
  ensureLength(rows)
  const extra = parseExtra(backend, 'fields', input.extra)
  return withOrgLock(ctx, async (tx, actor) => {
    ensureMayInvite(ctx, actor, role)
    const memberFields = await readGivenFields(tx, ctx, backend, input.memberFields)
    const verdicts = await judgeAddresses(tx, ctx, rows)
    const going = rows.flatMap(({ email }, index) =>
      email && isGoing(verdicts[index]!) ? email : [],
    )
    const limited = await countInvitations(tx, ctx, going)
    const emails = going.filter((email) => !limited.has(email))
    const invited = await inviteManyBy(backend, tx, {
      ...{ organization, inviter, emails, channel: channelOf(backend), role, message },
      ...{ extra, memberFields },
      locale: input.locale ?? inviter.locale,
      lifetime: invitationLifetime(organization.kind),
    })
    const outcomes = new Map(emails.map((email, index) => [email, outcomeOf(invited[index]!)]))
    return rows.map(({ email }, index): Outcome => {
      const verdict = verdicts[index]!
      if (!isGoing(verdict)) return verdict
      return (email && outcomes.get(email)) || 'rate-limited'
    })
  })
}

const outcomeOf = (invited: InvitedOrNot): Outcome => {
  if (invited === 'sent' || invited === 'rate-limited') return invited
  if (invited === 'already-member') return 'member'
  if (invited === 'already-invited') return 'invited'
  return invited === 'limit-reached' ? 'no-room' : 'refused'
}

/** Normalizes the rows as the backend compares identifiers, whoever sends them. */
const readRows = ({ identifier }: InvitationBackend, rows: ListRow[]): ListRow[] =>
  identifier ? rows.map(({ text }) => readIdentifier(identifier, text)) : rows

function ensureMayInvite({ organization }: OrgContext, actor: Actor, role: string) {
  authorize(can(actor, 'member.invite'))
  ensureMayGrant(actor, organization.kind, role, 'role')
}

function ensureLength(rows: ListRow[]) {
  if (rows.length === 0) throw new InvalidFields({ addresses: 'addresses-missing' })
  const inviting = rows.filter(({ leftOut }) => !leftOut)
  if (inviting.length > MOST_AT_ONCE) throw new InvalidFields({ addresses: 'addresses-many' })
}
