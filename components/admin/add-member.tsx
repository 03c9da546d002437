import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/form/action-form'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { grantableRoles } from '@/components/members/grantable-roles'
import { KindFields } from '@/components/organizations/kind-fields'
import { Card } from '@/components/ui/card'
import type { OrgContext } from '@/lib/access/org-context'
import { addMemberAction } from '@/lib/admin/actions'
import { formKind } from '@/lib/kinds/queries'

/** Puts somebody who has an account into an organization at once. */
export async function AddMember({ org }: { org: OrgContext }) {
  const [t, roles] = await Promise.all([getTranslations('admin'), grantableRoles(org)])
  const { id: organizationId, kind } = org.organization
  return (
    <Card title={t('organization.add')} description={t('organization.addText')} level={3}>
      <ActionForm
        action={addMemberAction}
        schema="admin.addMember"
        kind={formKind(kind, 'memberFields')}
        hidden={{ organizationId }}
        defaults={{ email: '', role: 'member' }}
        clears
      >
        <TextField
          name="email"
          type="email"
          label={t('organization.email')}
          autoComplete="off"
          spellCheck={false}
          required
        />
        <SelectField name="role" label={t('organization.role')} options={roles} />
        <KindFields kind={kind} part="memberFields" chooser={{ user: org.user, organizationId }} />
        <SubmitButton className="justify-self-start">{t('organization.addSubmit')}</SubmitButton>
      </ActionForm>
    </Card>
  )
}
