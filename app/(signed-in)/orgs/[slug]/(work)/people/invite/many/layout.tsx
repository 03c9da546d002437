import { requirePermission } from '@/lib/access/context'

/** A direct visit without the permission is answered 403, not 200. */
export default async function Guard(props: LayoutProps<'/orgs/[slug]/people/invite/many'>) {
  await requirePermission((await props.params).slug, 'member.invite')
  return props.children
}
