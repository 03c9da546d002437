import { DomainCard } from '@/components/domains/domain-card'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { OrgHeader } from '@/components/shell/org-breadcrumbs'
import { orgTitle } from '@/components/shell/org-title'
import { Card } from '@/components/ui/card'
import { requirePage } from '@/lib/access/context'
import { addDomainAction } from '@/lib/domains/actions'
import { listDomains } from '@/lib/domains/queries'
import { getTranslations } from '@/lib/i18n/translations'
import { orgPath } from '@/lib/paths'

export const generateMetadata = orgTitle('domains')

/** The organization's email domains, and who can join through them. */
export default async function DomainsPage({ params }: PageProps<'/orgs/[slug]/settings/domains'>) {
  const org = await requirePage((await params).slug, 'settings/domains')
  const [t, nav, domains] = await Promise.all([
    getTranslations('domains'),
    getTranslations('nav'),
    listDomains(org),
  ])
  const { name: organization, slug } = org.organization
  const settings = { label: nav('settings'), href: orgPath(slug, 'settings') }
  return (
    <div className="max-w-2xl">
      <OrgHeader
        org={org}
        title={t('title')}
        description={t('intro', { organization })}
        trail={[settings]}
      />
      <div className="grid gap-4">
        {domains.map((row) => (
          <DomainCard key={row.id} org={slug} row={row} />
        ))}
        <Card>
          <ActionForm
            key={domains.length}
            action={addDomainAction}
            schema="domains.addDomain"
            hidden={{ org: slug }}
          >
            <TextField
              name="domain"
              label={t('domain')}
              hint={t('domainHint')}
              autoComplete="off"
              required
            />
            <SubmitButton>{t('add')}</SubmitButton>
          </ActionForm>
        </Card>
      </div>
    </div>
  )
}
