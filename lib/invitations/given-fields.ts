import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import type { InvitationBackend } from '@/lib/backends/invitation-backend'
import type { db, Tx } from '@/lib/db'
import { InvalidFields } from '@/lib/errors'
import { chooseRelations } from '@/lib/kinds/choices'
import type { FieldValues } from '@/lib/kinds/form-of'
import { kindOf } from '@/lib/kinds/kind-of'
import { parseFields } from '@/lib/kinds/parse-fields'

/**
 * What an inviter says of the members to be, checked. All that is required where people are added at
 * once; otherwise they are asked for the rest when they join.
 * @throws InvalidFields
 */
export async function readGivenFields(
  client: Tx | typeof db,
  { organization: { id: organizationId, kind }, user }: OrgContext,
  { addsAtOnce = false }: InvitationBackend,
  typed: FieldValues | undefined,
): Promise<FieldValues | undefined> {
  const fields = kindOf(kind).memberFields
  if (!fields || (!typed && !addsAtOnce)) return undefined
  const values = parseFields(kind, 'memberFields', typed, { optional: !addsAtOnce })
  await chooseRelations(client, fields, values, { user, organizationId })
  return values
}

interface Invited {
  organization: { id: string; kind: string }
  memberFields: unknown
}

/**
 * What an invitation says of the member to be, as far as it still holds: the kind's fields may have
 * changed since, and what was chosen may be gone.
 */
export async function givenFields(
  client: Tx | typeof db,
  { organization, memberFields }: Invited,
): Promise<FieldValues> {
  const { id: organizationId, kind } = organization
  const fields = kindOf(kind).memberFields
  if (!fields || !memberFields) return {}
  try {
    const values = parseFields(kind, 'memberFields', { ...memberFields }, { optional: true })
    await chooseRelations(client, fields, values, { organizationId }, values)
    return values
  } catch (error) {
    if (!(error instanceof InvalidFields)) throw error
    const rest = Object.entries(memberFields).filter(([name]) => !(name in error.fields))
    return givenFields(client, { organization, memberFields: Object.fromEntries(rest) })
  }
}
