import type { Metadata } from 'next'
import { connection } from 'next/server'
import { notFound } from 'next/navigation'
import { Buttons } from '@/components/gallery/buttons'
import { Fields } from '@/components/gallery/fields'
import { Lists } from '@/components/gallery/lists'
import { Marks } from '@/components/gallery/marks'
import { Panels } from '@/components/gallery/panels'
import { Popups } from '@/components/gallery/popups'
import { PageHeader } from '@/components/ui/page-header'
import { mailMode } from '@/lib/env'
import { getTranslations } from 'next-intl/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('gallery')
  return { title: t('title') }
}

/**
 * Every part of components/ui in all its states, on one page, to look at and to photograph
 * (e2e/components.spec.ts). Only where the mailbox is: else this page is not there.
 */
export default async function ComponentsPage() {
  await connection()
  if (mailMode() !== 'mailbox') notFound()
  const t = await getTranslations('gallery')
  return (
    <main className="mx-auto max-w-4xl px-4 py-8 sm:px-6">
      <PageHeader title={t('title')} description={t('intro')} />
      <Buttons />
      <Fields />
      <Marks />
      <Panels />
      <Lists />
      <Popups />
    </main>
  )
}
