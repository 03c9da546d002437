import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { FileField } from '@/components/form/file-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextAreaField } from '@/components/form/text-area-field'
import { orgTitle } from '@/components/shell/org-title'
import { labelsUnder } from '@/components/organizations/kind-labels'
import { InviteFields } from '@/components/invitations/invite-fields'
import { InviteFlow } from '@/components/invitations/invite-flow'
import { inviteTexts } from '@/components/invitations/invite-texts'
import { OrgHeader } from '@/components/shell/org-breadcrumbs'
import { Card } from '@/components/ui/card'
import { requirePage } from '@/lib/access/context'
import { identifierWords, inviteForm, inviteMemberForm } from '@/lib/backends/queries'
import { inviteAction } from '@/lib/invitations/actions'
import { orgPath } from '@/lib/paths'

export const generateMetadata = orgTitle('inviteMany')

/** Bulk invite: reads a list, shows the result for each address, and sends. */
export default async function InviteManyPage(props: PageProps<'/orgs/[slug]/people/invite/many'>) {
  const org = await requirePage((await props.params).slug, 'people/invite/many')
  const [t, app, nav, locale, texts] = await Promise.all([
    getTranslations('inviteMany'),
    getTranslations('app'),
    getTranslations('nav'),
    getLocale(),
    inviteTexts(),
  ])
  const { kind, name, slug } = org.organization
  const place = identifierWords(kind)
  const labels = place && (await labelsUnder(place))
  return (
    <div className="max-w-2xl">
      <OrgHeader
        org={org}
        title={t('title')}
        description={t('intro', { organization: name })}
        trail={[{ label: nav('people'), href: orgPath(slug, 'people') }]}
      />
      <Card>
        <InviteFlow
          action={inviteAction}
          begins="review"
          backend={inviteForm(kind)}
          kind={inviteMemberForm(kind)}
          slug={slug}
          defaults={{ addresses: '', message: '', role: 'member', locale }}
          unsaved={app('unsaved')}
          texts={texts}
        >
          <TextAreaField
            name="addresses"
            label={labels ? labels.label('identifier') : t('addresses')}
            hint={labels ? labels.hint('identifier') : t('addressesHint')}
            rows={8}
            spellCheck={false}
            autoComplete="off"
            className="max-h-96"
          />
          {!labels && (
            <FileField
              name="file"
              label={t('file')}
              hint={t('fileHint')}
              accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
            />
          )}
          <InviteFields org={org} />
          <SubmitButton>{t('submit')}</SubmitButton>
        </InviteFlow>
      </Card>
    </div>
  )
}
