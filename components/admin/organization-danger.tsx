import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Setting, SettingList } from '@/components/ui/setting-list'
import type { OrgContext } from '@/lib/access/org-context'
import { deleteAnyOrganizationAction } from '@/lib/admin/actions'

/** The end of an organization, by the same rule as for its owner: its name is typed. */
export async function OrganizationDanger({ org }: { org: OrgContext }) {
  const t = await getTranslations('admin')
  const { id, name: organization } = org.organization
  return (
    <SettingList danger>
      <Setting
        title={t('organization.deleteTitle', { organization })}
        description={t('organization.deleteText')}
      >
        <ActionForm
          action={deleteAnyOrganizationAction}
          schema="organizations.deleteOrganization"
          hidden={{ organizationId: id }}
          className="grid max-w-sm gap-4"
        >
          <TextField
            name="confirmation"
            label={t('organization.confirm', { organization })}
            autoComplete="off"
            required
          />
          <SubmitButton variant="danger" className="justify-self-start">
            {t('organization.delete')}
          </SubmitButton>
        </ActionForm>
      </Setting>
    </SettingList>
  )
}
