import { notFound } from 'next/navigation'
import { requireStaff } from '@/lib/access/context'
import { findOrganization } from '@/lib/admin/read-organization'

/** Above the skeleton: 404 for no organization, and for everybody who is not staff. */
export default async function Guard(props: LayoutProps<'/admin/organizations/[organizationId]'>) {
  const staff = await requireStaff()
  if (!(await findOrganization(staff, (await props.params).organizationId))) notFound()
  return props.children
}
