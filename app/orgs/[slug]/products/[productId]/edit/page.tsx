import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { notFound } from 'next/navigation'
import { titleIn } from '@/components/shell/org-title'
import { FormPage } from '@/components/shell/form-page'
import { ProductFields } from '@/components/products/product-fields'
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
    <FormPage
      org={org}
      title={records('editTitle', { name })}
      crumb={records('edit')}
      trail={[
        { label: t('title'), href: orgPath(slug, 'products') },
        { label: name, href: orgPath(slug, `products/${productId}`) },
      ]}
      action={updateProductAction}
      schema="products.updateProduct"
      unsaved={app('unsaved')}
      hidden={{ productId }}
      defaults={{ name, description, price: typedMoney(price) }}
      submit={records('save')}
    >
      <ProductFields />
    </FormPage>
  )
}
