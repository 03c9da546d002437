import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { titleIn } from '@/components/shell/org-title'
import { OrgBreadcrumbs } from '@/components/shell/org-breadcrumbs'
import { ProductFields } from '@/components/products/product-fields'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { requirePage } from '@/lib/access/context'
import { orgPath } from '@/lib/paths'
import { updateProductAction } from '@/lib/products/actions'
import { findProduct } from '@/lib/products/queries'
import { typedMoney } from '@/lib/text/money'

type Props = PageProps<'/orgs/[slug]/products/[productId]/edit'>

async function read({ params }: Props) {
  const { slug, productId } = await params
  const org = await requirePage(slug, 'products/[productId]/edit')
  return { org, product: (await findProduct(org, productId)) ?? notFound() }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [t, { product }] = await Promise.all([getTranslations('records'), read(props)])
  const { slug } = await props.params
  return { title: await titleIn(slug, t('editTitle', { name: product.name })) }
}

/** Changes a product. */
export default async function EditProductPage(props: Props) {
  const { org, product } = await read(props)
  const [t, records, app] = await Promise.all([
    getTranslations('products'),
    getTranslations('records'),
    getTranslations('app'),
  ])
  const { slug } = org.organization
  const { id: productId, name, description, price } = product
  return (
    <div className="max-w-xl">
      <PageHeader
        title={records('editTitle', { name })}
        breadcrumbs={
          <OrgBreadcrumbs
            org={org}
            items={[
              { label: t('title'), href: orgPath(slug, 'products') },
              { label: name, href: orgPath(slug, `products/${productId}`) },
              { label: records('edit') },
            ]}
          />
        }
      />
      <Card>
        <ActionForm
          action={updateProductAction}
          schema="products.updateProduct"
          unsaved={app('unsaved')}
          hidden={{ org: slug, productId }}
          defaults={{ name, description, price: typedMoney(price) }}
        >
          <ProductFields />
          <SubmitButton className="justify-self-start">{records('save')}</SubmitButton>
        </ActionForm>
      </Card>
    </div>
  )
}
