import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { notFound } from 'next/navigation'
import { requireOrg } from '@/lib/access/context'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('problems'))('notFoundTitle'),
})

/** What no page answers: members get the 404 within the organization's frame, strangers the plain one. */
export default async function NoSuchPage({ params }: PageProps<'/orgs/[slug]/[...rest]'>) {
  await requireOrg((await params).slug)
  notFound()
}
