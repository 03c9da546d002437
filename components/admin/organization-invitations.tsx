import type { Route } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { DataTable } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { OrgContext } from '@/lib/access/org-context'
import { listAnyInvitations } from '@/lib/admin/read-invitations'
import { adminPath } from '@/lib/paths'
import { anyInvitationColumns } from './any-invitation-columns'

/** The newest invitations to an organization, whatever became of them. */
export async function OrganizationInvitations({ org }: { org: OrgContext }) {
  const { id, name: organization, slug } = org.organization
  const [t, { rows, next }] = await Promise.all([
    getTranslations('admin'),
    listAnyInvitations({ sort: 'newest', filters: {} }, id),
  ])
  if (rows.length === 0) return <p className="text-muted">{t('organization.noInvitations')}</p>
  const all = `${adminPath('invitations')}?${new URLSearchParams({ q: slug })}` as Route
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
