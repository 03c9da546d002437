import { ActionForm } from '@/components/form/action-form'
import { CheckboxField } from '@/components/form/checkbox-field'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { grantableRoles } from '@/components/members/role-labels'
import type { OrgContext } from '@/lib/access/org-context'
import { getTranslations } from '@/lib/i18n/translations'
import { createJoinLinkAction } from '@/lib/join-links/actions'
import { joinLinkDays } from '@/lib/join-links/schema'

/** The settings of a new join link. */
export async function JoinLinkForm({ org }: { org: OrgContext }) {
  const [t, app, roles] = await Promise.all([
    getTranslations('joinLinks'),
    getTranslations('app'),
    grantableRoles(org),
  ])
  const optional = app('optional')
  return (
    <ActionForm
      action={createJoinLinkAction}
      schema="join-links.createJoinLink"
      hidden={{ org: org.organization.slug }}
      defaults={{ role: 'member', days: '30' }}
      unsaved={app('unsaved')}
    >
      <TextField name="label" label={t('label')} hint={t('labelHint')} limit={60} required />
      <SelectField name="role" label={t('role')} options={roles} />
      <SelectField
        name="days"
        label={t('expires')}
        options={joinLinkDays.map((days) => ({
          value: days,
          label: days === 'never' ? t('never') : t('days', { days: Number(days) }),
        }))}
      />
      <TextField
        name="maxUses"
        label={t('maxUses')}
        hint={t('maxUsesHint')}
        optional={optional}
        inputMode="numeric"
      />
      <TextField name="domains" label={t('domains')} hint={t('domainsHint')} optional={optional} />
      <CheckboxField name="needsApproval" label={t('needsApproval')} />
      <SubmitButton className="justify-self-start">{t('create')}</SubmitButton>
    </ActionForm>
  )
}
