import config from '@/guildhall.config'
import type { OrgContext } from '@/lib/access/org-context'
import { rolePermissions } from '@/lib/access/org-context'
import { canGrant } from '@/lib/access/roles'
import { roleLabels } from './role-labels'

/** The roles that the viewer may give, as choices of a select. */
export async function grantableRoles({ actor }: OrgContext) {
  const label = await roleLabels()
  return Object.keys(config.roles)
    .filter((role) => canGrant(actor, rolePermissions(role)))
    .map((role) => ({ value: role, label: label(role) }))
}
