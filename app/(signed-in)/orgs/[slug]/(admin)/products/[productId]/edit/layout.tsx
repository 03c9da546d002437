import { notFound } from 'next/navigation'
import { WholeDocument } from '@/components/frame/whole-document'
import { requirePermission } from '@/lib/access/context'
import { findProduct } from '@/lib/products/queries'

/** Above the skeleton: 403 without the permission, 404 for a product that is not here. */
export default async function Guard(props: LayoutProps<'/orgs/[slug]/products/[productId]/edit'>) {
  const { slug, productId } = await props.params
  const org = await requirePermission(slug, 'product.write')
  if (!(await findProduct(org, productId))) notFound()
  return <WholeDocument>{props.children}</WholeDocument>
}
