import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { notFound } from 'next/navigation'
import { requireStaff } from '@/lib/access/context'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('problems'))('notFoundTitle'),
})

/** Any unknown path: staff get the 404 within the back office's layout, everyone else the plain one. */
export default async function NoSuchPage() {
  await requireStaff()
  notFound()
}
