import { pageTitle } from '@/components/shell/org-title'
import { notFound } from 'next/navigation'
import { requireOrg } from '@/lib/access/context'

export const generateMetadata = pageTitle('problems', 'notFoundTitle')

/** Any unknown path: members get the 404 within the organization's layout, strangers the plain one. */
export default async function NoSuchPage({ params }: PageProps<'/orgs/[slug]/[...rest]'>) {
  await requireOrg((await params).slug)
  notFound()
}
