import { FormPage } from '@/components/shell/form-page'
import { orgTitle } from '@/components/shell/org-title'
import { requirePage } from '@/lib/access/context'
import { getTranslations } from '@/lib/i18n/translations'
import { orgPath } from '@/lib/paths'
import { CheckboxField } from '@/components/form/checkbox-field'
import { SelectField } from '@/components/form/select-field'
import { TextField } from '@/components/form/text-field'
import { grantableRoles } from '@/components/members/role-labels'
import { createJoinLinkAction } from '@/lib/join-links/actions'
import { joinLinkDays } from '@/lib/join-links/schema'

export const generateMetadata = orgTitle('joinLinks', 'new')

/** Creates a join link. */
export default async function NewJoinLinkPage({
  params,
}: PageProps<'/orgs/[slug]/people/links/new'>) {
  const org = await requirePage((await params).slug, 'people/links/new')
  const [t, app, roles] = await Promise.all([
    getTranslations('joinLinks'),
    getTranslations('app'),
    grantableRoles(org),
  ])
  const optional = app('optional')
  return (
    <FormPage
      org={org}
      title={t('new')}
      description={t('newIntro')}
      trail={[{ label: t('title'), href: orgPath(org.organization.slug, 'people/links') }]}
      action={createJoinLinkAction}
      schema="join-links.createJoinLink"
      defaults={{ role: 'member', days: '30' }}
      unsaved={app('unsaved')}
      submit={t('create')}
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
    </FormPage>
  )
}
