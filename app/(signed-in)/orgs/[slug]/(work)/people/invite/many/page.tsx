import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/form/action-form'
import { FileTextField } from '@/components/form/file-text-field'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-area-field'
import { orgTitle } from '@/components/frame/org-title'
import { BackendFields } from '@/components/org/backend-fields'
import { grantableRoles } from '@/components/org/grantable-roles'
import { OrgBreadcrumbs } from '@/components/org/org-breadcrumbs'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requirePermission } from '@/lib/access/context'
import { inviteForm } from '@/lib/backends/queries'
import { draftInvitationsAction } from '@/lib/invitations/actions'
import { findInviteDraft } from '@/lib/jobs/queries'
import { asTyped } from '@/lib/kinds/queries'
import { orgPath } from '@/lib/paths'
import { one } from '@/lib/search-params'

export const generateMetadata = orgTitle('inviteMany')

/** Invites many people at once: reads the list, and shows what would become of it before it is sent. */
export default async function InviteManyPage(props: PageProps<'/orgs/[slug]/people/invite/many'>) {
  const org = await requirePermission((await props.params).slug, 'member.invite')
  const from = one((await props.searchParams).from)
  const [t, words, app, nav, roles, draft] = await Promise.all([
    getTranslations('inviteMany'),
    getTranslations('invite'),
    getTranslations('app'),
    getTranslations('nav'),
    grantableRoles(org),
    from ? findInviteDraft(org, from) : null,
  ])
  const { kind, name, slug } = org.organization
  const backend = inviteForm(kind)
  const { role = 'member', message = '', addresses = '', extra = {} } = draft ?? {}
  return (
    <div className="max-w-xl">
      <PageHeader
        title={t('title')}
        description={t('intro', { organization: name })}
        breadcrumbs={
          <OrgBreadcrumbs
            org={org}
            items={[{ label: nav('people'), href: orgPath(slug, 'people') }, { label: t('title') }]}
          />
        }
      />
      <Card>
        <ActionForm
          action={draftInvitationsAction}
          schema="inviteMany"
          backend={backend}
          hidden={{ org: slug }}
          defaults={{ role, message, addresses, ...asTyped(extra) }}
        >
          <TextAreaField
            name="addresses"
            label={t('addresses')}
            hint={t('addressesHint')}
            rows={8}
            spellCheck={false}
            autoComplete="off"
            required
          />
          <FileTextField
            into="addresses"
            label={t('file')}
            hint={t('fileHint')}
            accept=".csv,.txt,text/csv,text/plain"
          />
          <SelectField name="role" label={words('role')} options={roles} />
          <TextAreaField
            name="message"
            label={words('message')}
            hint={`${words('messageHint')} ${words('replies', { email: org.user.email })}`}
            optional={app('optional')}
            rows={4}
            limit={2000}
          />
          {backend && <BackendFields form={backend} />}
          <SubmitButton className="justify-self-start">{t('submit')}</SubmitButton>
        </ActionForm>
      </Card>
    </div>
  )
}
