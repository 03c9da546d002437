import 'server-only'
import { refuse } from '@/lib/access/refuse'
import { whyNotOwn } from '@/lib/access/roles'
import { memberOf } from '@/lib/members/member-of'
import { lockOrganizationScope, withOrganization } from '@/lib/organizations/with-org-lock'
import { moveOwnership } from '@/lib/ownership/move-ownership'

/**
 * Makes another admin the owner: django-organizations' `change_owner`, which checks less. Checks no
 * permissions: for your own code. Nothing happens if they already are the owner.
 * @throws DomainError not-found | owner-must-be-admin
 */
export const changeOwner = ({
  organizationId,
  userId,
}: {
  organizationId: string
  userId: string
}) =>
  withOrganization(organizationId, async (tx) => {
    const scope = await lockOrganizationScope(tx, organizationId)
    const target = await memberOf(tx, scope, userId)
    if (target.isOwner) return
    refuse(whyNotOwn(target), 'userId')
    await moveOwnership(tx, scope, target.person)
  })
