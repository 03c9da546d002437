import { getTranslations } from 'next-intl/server'
import type { Route } from 'next'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'

/** The way through the pages that are a person's own. */
export async function OwnBreadcrumbs({ items }: { items: { label: string; href?: Route }[] }) {
  const t = await getTranslations('app')
  return <Breadcrumbs label={t('breadcrumbs')} items={items} />
}
