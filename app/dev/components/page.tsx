import { pageTitle } from '@/components/shell/org-title'
import { notFound } from 'next/navigation'
import { Buttons } from '@/components/gallery/buttons'
import { Fields } from '@/components/gallery/fields'
import { Lists } from '@/components/gallery/lists'
import { Marks } from '@/components/gallery/marks'
import { Panels } from '@/components/gallery/panels'
import { Popups } from '@/components/gallery/popups'
import { PageHeader } from '@/components/ui/page-header'
import { hasDevPages } from '@/lib/ops/dev-pages'
import { getTranslations } from '@/lib/i18n/translations'

export const generateMetadata = pageTitle('gallery', 'title')

/**
 * All of components/ui in every state on one page, for viewing and screenshots
 * (e2e/components.spec.ts). Development only: lib/ops/dev-pages.ts.
 */
export default async function ComponentsPage() {
  if (!(await hasDevPages())) notFound()
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
