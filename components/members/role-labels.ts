import { getTranslations } from '@/lib/i18n/translations'
import { type OrgContext, roleNames, rolePermissions } from '@/lib/access/org-context'
import { canGrant } from '@/lib/access/roles'

/**
 * Returns a function for the label of a role: from the messages, or else derived from its name
 * ("billing-manager" → "Billing manager"), so that custom roles need no translation.
 */
export async function roleLabels() {
  const t = await getTranslations('roles')
  type Key = Parameters<typeof t>[0]
  return (role: string, isOwner = false): string => {
    if (isOwner) return t('owner')
    if (t.has(role as Key)) return t(role as Key)
    const words = role.replaceAll('-', ' ')
    return words.charAt(0).toUpperCase() + words.slice(1)
  }
}

/** The roles that the viewer may grant, as options of a select. */
export async function grantableRoles({ actor, organization: { kind } }: OrgContext) {
  const label = await roleLabels()
  return roleNames(kind)
    .filter((role) => canGrant(actor, rolePermissions(kind, role)))
    .map((role) => ({ value: role, label: label(role) }))
}
