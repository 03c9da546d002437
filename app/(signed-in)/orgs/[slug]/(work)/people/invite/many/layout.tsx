import { WholeDocument } from '@/components/frame/whole-document'
import { requirePermission } from '@/lib/access/context'

/** Above the skeleton: a direct visit without the permission is answered 403, not 200. */
export default async function Guard(props: LayoutProps<'/orgs/[slug]/people/invite/many'>) {
  await requirePermission((await props.params).slug, 'member.invite')
  return <WholeDocument>{props.children}</WholeDocument>
}
