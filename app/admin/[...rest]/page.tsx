import { pageTitle } from '@/components/shell/org-title'
import { notFound } from 'next/navigation'
import { requireStaff } from '@/lib/access/context'

export const generateMetadata = pageTitle('problems', 'notFoundTitle')

/** Any unknown path: staff get the 404 within the back office's layout, everyone else the plain one. */
export default async function NoSuchPage() {
  await requireStaff()
  notFound()
}
