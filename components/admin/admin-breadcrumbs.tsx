import { getTranslations } from '@/lib/i18n/translations'
import type { Route } from 'next'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { adminPath } from '@/lib/paths'

/** From the back office's first page to this one. */
export async function AdminBreadcrumbs({ items }: { items: { label: string; href?: Route }[] }) {
  const [t, app] = await Promise.all([getTranslations('admin'), getTranslations('app')])
  return (
    <Breadcrumbs
      label={app('breadcrumbs')}
      items={[{ label: t('title'), href: adminPath() }, ...items]}
    />
  )
}
