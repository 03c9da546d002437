import { getTranslations } from '@/lib/i18n/translations'
import { invitationColumns } from '@/components/invitations/invitation-columns'
import { TextLink } from '@/components/ui/text-link'
import { resendAnyInvitationAction, revokeAnyInvitationAction } from '@/lib/admin/actions'
import { type AnyInvitationRow, listAnyInvitations } from '@/lib/admin/read-invitations'
import { adminPath, withQuery } from '@/lib/paths'
import { adminColumns } from '@/components/admin/admin-columns'
import { DataTable } from '@/components/ui/table'
import type { OrgContext } from '@/lib/access/org-context'

/** The columns of invitations for staff. @param isOfOne whether they all belong to one organization */
export async function anyInvitationColumns(rows: AnyInvitationRow[], isOfOne = false) {
  const [t, columns] = await Promise.all([getTranslations('invitations'), adminColumns()])
  return invitationColumns({
    rows,
    resend: resendAnyInvitationAction,
    revoke: revokeAnyInvitationAction,
    fields: ({ organizationId, id }) => ({ organizationId, invitationId: id }),
    invitedBy: ({ invitedById, invitedBy }) =>
      invitedById ? (
        <TextLink href={adminPath(`people/${invitedById}`)}>{invitedBy}</TextLink>
      ) : (
        t('gone')
      ),
    organization: isOfOne ? undefined : columns.inOrganization,
  })
}

/** The newest invitations to an organization, whatever their status. */
export async function OrganizationInvitations({ org }: { org: OrgContext }) {
  const { id, name: organization, slug } = org.organization
  const [t, { rows, next }] = await Promise.all([
    getTranslations('admin'),
    listAnyInvitations({ sort: 'newest', filters: {} }, id),
  ])
  if (rows.length === 0) return <p className="text-muted">{t('organization.noInvitations')}</p>
  const all = withQuery(adminPath('invitations'), { q: slug })
  return (
    <>
      <DataTable
        caption={t('organization.invitationsCaption', { organization })}
        rows={rows}
        columns={await anyInvitationColumns(rows, true)}
      />
      {next && <TextLink href={all}>{t('organization.allInvitations')}</TextLink>}
    </>
  )
}
