import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { pageTitle } from '@/components/shell/page-title'
import { KindChoice } from '@/components/organizations/kind-choice'
import { kindLabels } from '@/components/organizations/kind-labels'
import { OrganizationFields } from '@/components/organizations/organization-fields'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/access/context'
import { chosenKind, formKind } from '@/lib/kinds/queries'
import { createOrganizationAction } from '@/lib/organizations/actions'
import { firstParam } from '@/lib/lists/search-params'

export const generateMetadata = pageTitle('newOrg')

/** Creates an organization for a person who has an account. */
export default async function NewOrganizationPage({ searchParams }: PageProps<'/orgs/new'>) {
  const user = await requireUser()
  const kind = chosenKind(firstParam((await searchParams).kind))
  const [t, app, nav, labels] = await Promise.all([
    getTranslations('newOrg'),
    getTranslations('app'),
    getTranslations('nav'),
    kindLabels(kind),
  ])
  return (
    <div className="max-w-xl">
      <PageHeader
        title={labels.new}
        description={t('intro')}
        breadcrumbs={
          <Breadcrumbs
            label={app('breadcrumbs')}
            items={[{ label: nav('organizations'), href: '/orgs' }, { label: labels.new }]}
          />
        }
      />
      <KindChoice here="/orgs/new" kind={kind} />
      <Card>
        <ActionForm
          key={kind}
          action={createOrganizationAction}
          schema="organizations.createOrganization"
          kind={formKind(kind, 'fields')}
          hidden={{ kind }}
        >
          <OrganizationFields kind={kind} chooser={{ user }} />
          <SubmitButton className="justify-self-start">{labels.create}</SubmitButton>
        </ActionForm>
      </Card>
    </div>
  )
}
