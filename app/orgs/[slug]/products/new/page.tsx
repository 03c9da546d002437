import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { titleIn } from '@/components/shell/org-title'
import { OrgBreadcrumbs } from '@/components/shell/org-breadcrumbs'
import { ProductFields } from '@/components/products/product-fields'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requirePage } from '@/lib/access/context'
import { orgPath } from '@/lib/paths'
import { createProductAction } from '@/lib/products/actions'

type Props = PageProps<'/orgs/[slug]/products/new'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { slug }] = await Promise.all([getTranslations('products'), params])
  return { title: await titleIn(slug, t('new')) }
}

/** Adds a product. */
export default async function NewProductPage({ params }: Props) {
  const org = await requirePage((await params).slug, 'products/new')
  const [t, records, app] = await Promise.all([
    getTranslations('products'),
    getTranslations('records'),
    getTranslations('app'),
  ])
  const { name: organization, slug } = org.organization
  return (
    <div className="max-w-xl">
      <PageHeader
        title={t('new')}
        description={records('newIntro', { organization })}
        breadcrumbs={
          <OrgBreadcrumbs
            org={org}
            items={[{ label: t('title'), href: orgPath(slug, 'products') }, { label: t('new') }]}
          />
        }
      />
      <Card>
        <ActionForm
          action={createProductAction}
          schema="products.createProduct"
          unsaved={app('unsaved')}
          hidden={{ org: slug }}
        >
          <ProductFields />
          <SubmitButton className="justify-self-start">{t('create')}</SubmitButton>
        </ActionForm>
      </Card>
    </div>
  )
}
