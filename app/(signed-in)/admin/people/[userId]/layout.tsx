import { notFound } from 'next/navigation'
import { WholeDocument } from '@/components/frame/whole-document'
import { requireStaff } from '@/lib/access/context'
import { findPerson } from '@/lib/admin/read-person'

/** Above the skeleton: 404 for nobody, and for everybody who is not staff. */
export default async function Guard(props: LayoutProps<'/admin/people/[userId]'>) {
  await requireStaff()
  if (!(await findPerson((await props.params).userId))) notFound()
  return <WholeDocument>{props.children}</WholeDocument>
}
