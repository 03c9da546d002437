import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/form/action-form'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-area-field'
import { TextField } from '@/components/form/text-field'
import { pageTitle } from '@/components/frame/page-title'
import { grantableRoles } from '@/components/org/grantable-roles'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import config from '@/guildhall.config'
import { requirePermission } from '@/lib/access/context'
import { days } from '@/lib/define-guildhall'
import { inviteMemberAction } from '@/lib/invitations/actions'
import { orgPath } from '@/lib/paths'

export const generateMetadata = pageTitle('invite')

/** Invites a person by their address. */
export default async function InvitePage({ params }: PageProps<'/orgs/[slug]/people/invite'>) {
  const org = await requirePermission((await params).slug, 'member.invite')
  const [t, many, app, nav, roles] = await Promise.all([
    getTranslations('invite'),
    getTranslations('inviteMany'),
    getTranslations('app'),
    getTranslations('nav'),
    grantableRoles(org),
  ])
  const { name, slug } = org.organization
  const lifetime = config.lifetimes.invitation / days(1)
  return (
    <div className="max-w-xl">
      <PageHeader
        title={t('title')}
        description={t('intro', { organization: name, days: lifetime })}
        breadcrumbs={
          <Breadcrumbs
            label={app('breadcrumbs')}
            items={[{ label: nav('people'), href: orgPath(slug, 'people') }, { label: t('title') }]}
          />
        }
      />
      <Card>
        <ActionForm
          action={inviteMemberAction}
          schema="inviteMember"
          hidden={{ org: slug }}
          defaults={{ role: 'member' }}
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
          <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
            <SubmitButton>{t('submit')}</SubmitButton>
            <TextLink href={orgPath(slug, 'people/invite/many')}>{many('link')}</TextLink>
          </div>
        </ActionForm>
      </Card>
    </div>
  )
}
