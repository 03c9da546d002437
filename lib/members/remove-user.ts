import 'server-only'
import { endMembership } from '@/lib/members/end-membership'
import { memberOf } from '@/lib/members/member-of'
import { lockOrganizationScope } from '@/lib/organizations/lock-organization-scope'
import { withOrganization } from '@/lib/organizations/with-org-lock'

/**
 * Ends a person's membership: django-organizations' `remove_user`. No policy is asked: for code of
 * one's own. The owner stays, as everywhere.
 * @throws DomainError not-found | owner-stays
 */
export const removeUser = ({
  organizationId,
  userId,
}: {
  organizationId: string
  userId: string
}) =>
  withOrganization(organizationId, async (tx) => {
    const scope = await lockOrganizationScope(tx, organizationId)
    await endMembership(tx, scope, await memberOf(tx, scope, userId), 'removed')
  })
