import 'server-only'
import { endMembership } from '@/lib/members/end-membership'
import { memberOf } from '@/lib/members/member-of'
import { lockOrganizationScope, withOrganization } from '@/lib/organizations/with-org-lock'

/**
 * Ends a person's membership: django-organizations' `remove_user`. Checks no permissions: for your own
 * code. The owner cannot be removed.
 * @param toId who gets their resources; if omitted, these are kept without a member
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
