import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { ProductFields } from '@/components/org/product-fields'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requirePermission } from '@/lib/access/context'
import { orgPath } from '@/lib/paths'
import { createProductAction } from '@/lib/products/actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('products'))('new') }
}

/** Adds a product. */
export default async function NewProductPage({ params }: PageProps<'/orgs/[slug]/products/new'>) {
  const org = await requirePermission((await params).slug, 'product.write')
  const [t, app] = await Promise.all([getTranslations('products'), getTranslations('app')])
  const { name: organization, slug } = org.organization
  return (
    <div className="max-w-xl">
      <PageHeader
        title={t('new')}
        description={t('newIntro', { organization })}
        breadcrumbs={
          <Breadcrumbs
            label={app('breadcrumbs')}
            items={[{ label: t('title'), href: orgPath(slug, 'products') }, { label: t('new') }]}
          />
        }
      />
      <Card>
        <ActionForm action={createProductAction} schema="createProduct" hidden={{ org: slug }}>
          <ProductFields />
          <SubmitButton className="justify-self-start">{t('create')}</SubmitButton>
        </ActionForm>
      </Card>
    </div>
  )
}
