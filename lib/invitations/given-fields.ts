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
 * Validates the member fields given by an inviter. Required fields must be present if people are added
 * directly; otherwise the rest is asked when they join.
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
 * Returns the member fields of an invitation that are still valid: the kind's fields may have changed
 * since, and a chosen option may be gone.
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
