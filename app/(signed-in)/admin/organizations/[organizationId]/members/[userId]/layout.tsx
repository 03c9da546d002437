import { notFound } from 'next/navigation'
import { WholeDocument } from '@/components/frame/whole-document'
import { requireStaff } from '@/lib/access/context'
import { findOrganization } from '@/lib/admin/read-organization'
import { findMember } from '@/lib/members/queries'

/** Above the skeleton: 404 for nobody of this organization. */
export default async function Guard(
  props: LayoutProps<'/admin/organizations/[organizationId]/members/[userId]'>,
) {
  const { organizationId, userId } = await props.params
  const found = await findOrganization(await requireStaff(), organizationId)
  if (!found || !(await findMember(found.org, userId))) notFound()
  return <WholeDocument>{props.children}</WholeDocument>
}
