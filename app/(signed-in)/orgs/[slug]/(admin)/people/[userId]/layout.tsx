import { notFound } from 'next/navigation'
import { WholeDocument } from '@/components/frame/whole-document'
import { requirePermission } from '@/lib/access/context'
import { findMember } from '@/lib/members/queries'

/** Above the skeleton: 403 without the permission, 404 for nobody of this organization. */
export default async function Guard(props: LayoutProps<'/orgs/[slug]/people/[userId]'>) {
  const { slug, userId } = await props.params
  const org = await requirePermission(slug, 'member.read')
  if (!(await findMember(org, userId))) notFound()
  return <WholeDocument>{props.children}</WholeDocument>
}
