import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { pageTitle } from '@/components/frame/page-title'
import { OrganizationFields } from '@/components/org/organization-fields'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requireUser } from '@/lib/access/context'
import { createOrganizationAction } from '@/lib/orgs/actions'

export const generateMetadata = pageTitle('newOrg')

/** Creates an organization for a person who has an account. */
export default async function NewOrganizationPage() {
  await requireUser()
  const t = await getTranslations('newOrg')
  return (
    <div className="max-w-xl">
      <PageHeader title={t('title')} description={t('intro')} />
      <Card>
        <ActionForm action={createOrganizationAction} schema="createOrganization">
          <OrganizationFields />
          <SubmitButton className="justify-self-start">{t('submit')}</SubmitButton>
        </ActionForm>
      </Card>
    </div>
  )
}
