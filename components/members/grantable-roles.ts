import type { OrgContext } from '@/lib/access/org-context'
import { roleNames, rolePermissions } from '@/lib/access/org-context'
import { canGrant } from '@/lib/access/roles'
import { roleLabels } from './role-labels'

/** The roles that the viewer may grant, as options of a select. */
export async function grantableRoles({ actor, organization: { kind } }: OrgContext) {
  const label = await roleLabels()
  return roleNames(kind)
    .filter((role) => canGrant(actor, rolePermissions(kind, role)))
    .map((role) => ({ value: role, label: label(role) }))
}
