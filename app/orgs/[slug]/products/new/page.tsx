import { getTranslations } from '@/lib/i18n/translations'
import { orgTitle } from '@/components/shell/org-title'
import { FormPage } from '@/components/shell/form-page'
import { ProductFields } from '@/components/products/product-fields'
import { requirePage } from '@/lib/access/context'
import { orgPath } from '@/lib/paths'
import { createProductAction } from '@/lib/products/actions'

export const generateMetadata = orgTitle('products', 'new')

/** Adds a product. */
export default async function NewProductPage({ params }: PageProps<'/orgs/[slug]/products/new'>) {
  const org = await requirePage((await params).slug, 'products/new')
  const [t, records, app] = await Promise.all([
    getTranslations('products'),
    getTranslations('records'),
    getTranslations('app'),
  ])
  const { name: organization, slug } = org.organization
  return (
    <FormPage
      org={org}
      title={t('new')}
      description={records('newIntro', { organization })}
      trail={[{ label: t('title'), href: orgPath(slug, 'products') }]}
      action={createProductAction}
      schema="products.createProduct"
      unsaved={app('unsaved')}
      submit={t('create')}
    >
      <ProductFields />
    </FormPage>
  )
}
