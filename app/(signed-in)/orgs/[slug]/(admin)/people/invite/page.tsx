import { getLocale, getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/form/action-form'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-area-field'
import { TextField } from '@/components/form/text-field'
import { pageTitle } from '@/components/frame/page-title'
import { BackendFields } from '@/components/org/backend-fields'
import { grantableRoles } from '@/components/org/grantable-roles'
import { OrgBreadcrumbs } from '@/components/org/org-breadcrumbs'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requirePermission } from '@/lib/access/context'
import config from '@/guildhall.config'
import { invitationDays, inviteForm } from '@/lib/backends/queries'
import { locales } from '@/lib/i18n/locales'
import { inviteMemberAction } from '@/lib/invitations/actions'
import { orgPath } from '@/lib/paths'

export const generateMetadata = pageTitle('invite')

/** Invites a person by their address. */
export default async function InvitePage({ params }: PageProps<'/orgs/[slug]/people/invite'>) {
  const org = await requirePermission((await params).slug, 'member.invite')
  const [t, app, nav, roles, locale] = await Promise.all([
    getTranslations('invite'),
    getTranslations('app'),
    getTranslations('nav'),
    grantableRoles(org),
    getLocale(),
  ])
  const { kind, name, slug } = org.organization
  const backend = inviteForm(kind)
  return (
    <div className="max-w-xl">
      <PageHeader
        title={t('title')}
        description={t('intro', { organization: name, days: invitationDays(kind) })}
        breadcrumbs={
          <OrgBreadcrumbs
            org={org}
            items={[{ label: nav('people'), href: orgPath(slug, 'people') }, { label: t('title') }]}
          />
        }
      />
      <Card>
        <ActionForm
          action={inviteMemberAction}
          schema="inviteMember"
          backend={backend}
          hidden={{ org: slug }}
          defaults={{ role: 'member', locale }}
        >
          <TextField
            name="email"
            type="email"
            label={t('email')}
            autoComplete="off"
            spellCheck={false}
            required
          />
          <SelectField name="role" label={t('role')} options={roles} />
          <TextAreaField
            name="message"
            label={t('message')}
            hint={`${t('messageHint')} ${t('replies', { email: org.user.email })}`}
            optional={app('optional')}
            rows={4}
            maxLength={1000}
          />
          <SelectField
            name="locale"
            label={t('language')}
            hint={t('languageHint')}
            options={config.locales.map((offered) => ({ value: offered, label: locales[offered] }))}
          />
          {backend && <BackendFields form={backend} />}
          <SubmitButton className="justify-self-start">{t('submit')}</SubmitButton>
        </ActionForm>
      </Card>
    </div>
  )
}
