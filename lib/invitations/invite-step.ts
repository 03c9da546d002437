import 'server-only'
import type { z } from 'zod'
import type { OrgContext } from '@/lib/access/org-context'
import { invitationBackend } from '@/lib/backends/choose-backend'
import type { Identifier } from '@/lib/backends/identifier'
import { db } from '@/lib/db'
import { InvalidFields } from '@/lib/errors'
import { decodeText } from '@/lib/invitations/decode-text'
import {
  inviteMany,
  MOST_AT_ONCE,
  reviewInvitations,
  type Outcome,
} from '@/lib/invitations/invite-many'
import { inviteMember } from '@/lib/invitations/invite-member'
import {
  isDoubtful,
  isGoing,
  judgeAddresses,
  type Verdict,
} from '@/lib/invitations/judge-addresses'
import { MOST_DIRECT, MOST_ROWS, type AddressList, type ListRow } from '@/lib/invitations/list-row'
import { readIdentifiers, readAddressList } from '@/lib/invitations/read-address-list'
import { readAddress } from '@/lib/accounts/email-address'
import type {
  InviteMemberInput,
  inviteFormSchema,
  inviteManySchema,
  reviewedListSchema,
} from '@/lib/invitations/schema'

interface Extra {
  extra?: Record<string, unknown>
  /** Member fields of the kind. */
  fields?: Record<string, unknown>
}

/** Input of the invite form and the bulk invitation, step by step. */
export type InviteStepInput =
  /** One or a few addresses, sent directly. */
  | ({ step: 'direct' } & z.output<typeof inviteFormSchema> & Extra)
  | ({ step: 'review' } & z.output<typeof inviteManySchema> & Extra)
  /** The reviewed list: yes, or back to the form. */
  | ({ step: 'send' } & z.output<typeof reviewedListSchema> & Extra)
  | ({ step: 'change' } & z.output<typeof reviewedListSchema> & Extra)

/** The settings shared by each invitation of a list. */
export type Shared = Omit<InviteMemberInput, 'email'>

/** The result of a step. */
export type InviteStep = { rows: ListRow[]; shared: Shared } & (
  | { step: 'sent'; isAdded: boolean }
  | { step: 'review'; typed: string; verdicts: Verdict[]; otherColumns: string[] }
  | { step: 'results'; outcomes: Outcome[] }
  | { step: 'change'; typed: string }
)

/**
 * Runs one step of inviting people: reading the input, reviewing it, or sending it.
 * @throws DomainError what inviteMember and inviteMany refuse
 */
export async function inviteStep(ctx: OrgContext, input: InviteStepInput): Promise<InviteStep> {
  const { role, message, locale, extra, fields } = input
  const shared = {
    ...{ role, message, locale },
    ...(extra && { extra }),
    ...(fields && { memberFields: fields }),
  }
  if (input.step === 'change')
    return { step: 'change', rows: input.rows, typed: input.typed, shared }
  if (input.step === 'send') return send(ctx, input.rows, shared)
  const { identifier } = invitationBackend(ctx.organization.kind)
  if (input.step === 'review') return review(ctx, await readInput(input, identifier), shared)
  const list = { ...readList(input.email, identifier), typed: input.email }
  const [first] = list.rows
  if (list.rows.length === 1 && first) {
    const read = (identifier?.read ?? readAddress)(first.text)
    if (!first.email)
      throw new InvalidFields({ email: 'problem' in read ? read.problem : 'email-invalid' })
    if ((await judgeAddresses(db, ctx, list.rows)).some(isDoubtful))
      return review(ctx, list, shared)
    const { isAdded } = await inviteMember(ctx, { ...shared, email: first.email })
    return { step: 'sent', isAdded, rows: list.rows, shared }
  }
  const isSure = list.rows.every(({ email, leftOut }) => email && !leftOut)
  if (!isSure || list.rows.length > MOST_DIRECT) return review(ctx, list, shared)
  const verdicts = await judgeAddresses(db, ctx, list.rows)
  // Some would not be sent today, so the list is reviewed first.
  const isLater = (verdict: Verdict) => verdict === 'daily-limit' || verdict === 'rate-limited'
  if (verdicts.some((verdict) => isDoubtful(verdict) || isLater(verdict)))
    return review(ctx, list, shared)
  const results = await send(ctx, list.rows, shared)
  const isAdded = invitationBackend(ctx.organization.kind).addsAtOnce ?? false
  return results.step === 'results' && results.outcomes.every((outcome) => outcome === 'sent')
    ? { step: 'sent', isAdded, rows: list.rows, shared }
    : results
}

/** A list with the text to change it by. */
type TypedList = AddressList & { typed: string }

async function send(ctx: OrgContext, rows: ListRow[], shared: Shared): Promise<InviteStep> {
  return { step: 'results', rows, shared, outcomes: await inviteMany(ctx, { ...shared, rows }) }
}

async function review(ctx: OrgContext, list: TypedList, shared: Shared): Promise<InviteStep> {
  const { rows, typed, otherColumns } = list
  if (rows.length > MOST_ROWS) throw new InvalidFields({ addresses: 'addresses-many' })
  const verdicts = await reviewInvitations(ctx, { rows, ...shared })
  if (verdicts.filter(isGoing).length > MOST_AT_ONCE)
    throw new InvalidFields({ addresses: 'addresses-many' })
  return { step: 'review', rows, typed, shared, verdicts, otherColumns }
}

const readList = (text: string, identifier: Identifier | undefined) =>
  identifier ? readIdentifiers(identifier, text) : readAddressList(text)

/** Reads the pasted text, then the file: two lists, each with its own headings. */
async function readInput(
  { addresses, file }: Pick<z.output<typeof inviteManySchema>, 'addresses' | 'file'>,
  identifier: Identifier | undefined,
): Promise<TypedList> {
  const pasted = readList(addresses, identifier)
  if (!(file instanceof Blob) || file.size === 0) return { ...pasted, typed: addresses }
  const text = decodeText(new Uint8Array(await file.arrayBuffer()))
  if (text === null) throw new InvalidFields({ file: 'file-unreadable' })
  const inFile = readList(text, identifier)
  return {
    rows: [...pasted.rows, ...inFile.rows],
    otherColumns: [...pasted.otherColumns, ...inFile.otherColumns],
    // Without the rows that the file marks as left out: their text does not hold the reasons.
    typed: [
      ...(addresses.trim() ? [addresses] : []),
      ...inFile.rows.filter(({ leftOut }) => !leftOut).map((row) => row.text),
    ].join('\n'),
  }
}
