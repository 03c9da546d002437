import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { pageTitle } from '@/components/shell/org-title'
import { KindChoice } from '@/components/organizations/kind-choice'
import { KindFields } from '@/components/organizations/drawn-fields'
import { kindLabels } from '@/components/organizations/kind-labels'
import { OrganizationFields } from '@/components/organizations/organization-fields'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs, PageHeader } from '@/components/ui/page-header'
import { Card } from '@/components/ui/card'
import { requireUser } from '@/lib/access/context'
import { chosenKind, formNewKind } from '@/lib/kinds/queries'
import { createOrganizationAction } from '@/lib/organizations/actions'
import { whyNotCreate } from '@/lib/organizations/queries'
import { firstParam } from '@/lib/lists/search-params'

export const generateMetadata = pageTitle('newOrg', 'title')

/** Creates an organization for a signed-in person. */
export default async function NewOrganizationPage({ searchParams }: PageProps<'/orgs/new'>) {
  const user = await requireUser()
  const kind = chosenKind(firstParam((await searchParams).kind))
  const [t, app, nav, errors, labels, why] = await Promise.all([
    getTranslations('newOrg'),
    getTranslations('app'),
    getTranslations('nav'),
    getTranslations('errors'),
    kindLabels(kind),
    whyNotCreate(user),
  ])
  return (
    <div className="max-w-xl">
      <PageHeader
        title={labels.new}
        description={!why && t('intro')}
        breadcrumbs={
          <Breadcrumbs
            label={app('breadcrumbs')}
            items={[{ label: nav('organizations'), href: '/orgs' }, { label: labels.new }]}
          />
        }
      />
      {why ? (
        <Banner>{errors(why.code, why.values)}</Banner>
      ) : (
        <>
          <KindChoice here="/orgs/new" kind={kind} />
          <Card>
            <ActionForm
              key={kind}
              action={createOrganizationAction}
              schema="organizations.createOrganization"
              kind={formNewKind(kind)}
              hidden={{ kind }}
            >
              <OrganizationFields kind={kind} chooser={{ user }} />
              <KindFields kind={kind} part="memberFields" chooser={{ user }} />
              <SubmitButton>{labels.create}</SubmitButton>
            </ActionForm>
          </Card>
        </>
      )}
    </div>
  )
}
