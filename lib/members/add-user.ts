import 'server-only'
import { ensureRole } from '@/lib/access/refuse'
import { DomainError } from '@/lib/errors'
import type { FieldValues } from '@/lib/kinds/form-of'
import { memberOf, type Member } from '@/lib/members/member-of'
import { startMembership } from '@/lib/members/start-membership'
import { lockOrganizationScope, withOrganization } from '@/lib/organizations/with-org-lock'

interface NewUser {
  organizationId: string
  userId: string
  /** A role of the catalogue; defaults to `member`. */
  role?: string
  /** The kind's member fields (`memberFields`). */
  fields?: FieldValues
}

/**
 * Returns a person's membership, creating it if there is none: django-organizations' `get_or_add_user`.
 * Checks no permissions: for your own code, not for user input. Existing members keep their role, and
 * nothing is recorded.
 * @throws DomainError not-found | role-unknown | fields-invalid | organization-full
 */
export const getOrAddUser = ({ organizationId, userId, role = 'member', fields }: NewUser) =>
  withOrganization(organizationId, async (tx): Promise<{ member: Member; isNew: boolean }> => {
    const scope = await lockOrganizationScope(tx, organizationId)
    ensureRole(scope.organization.kind, role, 'role')
    const person = await tx.user.findUnique({
      where: { id: userId },
      select: { id: true, name: true, email: true },
    })
    if (!person) throw new DomainError('not-found')
    const { organization } = scope
    const isNew = await startMembership(tx, { organization, person, role, by: 'code', fields })
    return { member: await memberOf(tx, scope, userId), isNew }
  })

/**
 * Adds a person as a member: django-organizations' `add_user`. Checks no permissions.
 * @throws DomainError not-found | role-unknown | fields-invalid | organization-full | already-member
 */
export async function addUser(user: NewUser): Promise<Member> {
  const { member, isNew } = await getOrAddUser(user)
  if (!isNew) throw new DomainError('already-member')
  return member
}
