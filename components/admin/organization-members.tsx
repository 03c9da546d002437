import { getTranslations } from '@/lib/i18n/translations'
import { Badge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { OrganizationDetails } from '@/lib/admin/read-organization'
import { displayName } from '@/lib/accounts/person'
import { listMembers, type MemberRow } from '@/lib/members/queries'
import { adminPath, withQuery } from '@/lib/paths'
import { adminColumns } from '@/components/admin/admin-columns'
import { ActionForm } from '@/components/form/action-form'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { grantableRoles } from '@/components/members/role-labels'
import { KindFields } from '@/components/organizations/drawn-fields'
import { Card } from '@/components/ui/card'
import type { OrgContext } from '@/lib/access/org-context'
import { addMemberAction } from '@/lib/admin/actions'
import { formKind } from '@/lib/kinds/queries'

/** The first members of an organization, and a form to add another. */
export async function OrganizationMembers({ details }: { details: OrganizationDetails }) {
  const { org, members } = details
  const { id, name: organization, slug } = org.organization
  const [t, people, columns, { rows, next }] = await Promise.all([
    getTranslations('admin.organization'),
    getTranslations('people'),
    adminColumns<MemberRow>(),
    listMembers(org),
  ])
  const all = withQuery(adminPath('memberships'), { q: slug })
  return (
    <>
      <DataTable
        caption={t('membersCaption', { organization })}
        rows={rows}
        columns={[
          columns.person(
            (row) => row,
            ({ isActive }) => !isActive && <Badge tone="warning">{people('inactive')}</Badge>,
          ),
          columns.role,
          columns.manage(({ can, userId, ...member }) =>
            can.remove || can.changeRole
              ? { organizationId: id, organization, userId, name: displayName(member) }
              : null,
          ),
        ]}
      />
      {next && <TextLink href={all}>{t('allMembers', { count: members })}</TextLink>}
      <AddMember org={org} />
    </>
  )
}

/** Adds a person who has an account to an organization immediately. */
export async function AddMember({ org }: { org: OrgContext }) {
  const [t, roles] = await Promise.all([getTranslations('admin.organization'), grantableRoles(org)])
  const { id: organizationId, kind } = org.organization
  return (
    <Card title={t('add')} description={t('addText')} level={3}>
      <ActionForm
        action={addMemberAction}
        schema="admin.addMember"
        kind={formKind(kind, 'memberFields')}
        hidden={{ organizationId }}
        defaults={{ email: '', role: 'member' }}
        clears
      >
        <TextField name="email" type="email" label={t('email')} autoComplete="off" required />
        <SelectField name="role" label={t('role')} options={roles} />
        <KindFields kind={kind} part="memberFields" chooser={{ user: org.user, organizationId }} />
        <SubmitButton>{t('addSubmit')}</SubmitButton>
      </ActionForm>
    </Card>
  )
}
