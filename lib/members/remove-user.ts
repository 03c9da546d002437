import 'server-only'
import { endMembership } from '@/lib/members/end-membership'
import { memberOf } from '@/lib/members/member-of'
import { lockOrganizationScope } from '@/lib/organizations/lock-organization-scope'
import { withOrganization } from '@/lib/organizations/with-org-lock'

/**
 * Ends a person's membership: django-organizations' `remove_user`. No policy is asked: for code of
 * one's own. The owner stays, as everywhere.
 * @param toId who gets what they have in resources; with nobody, it is kept without a member
 * @throws DomainError not-found | owner-stays | fields-invalid
 */
export const removeUser = ({
  organizationId,
  userId,
  toId,
}: {
  organizationId: string
  userId: string
  toId?: string
}) =>
  withOrganization(organizationId, async (tx) => {
    const scope = await lockOrganizationScope(tx, organizationId)
    await endMembership(tx, scope, await memberOf(tx, scope, userId), 'removed', toId)
  })
