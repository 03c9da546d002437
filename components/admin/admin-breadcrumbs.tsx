import { getTranslations } from '@/lib/i18n/translations'
import type { Route } from 'next'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { adminPath } from '@/lib/paths'

/** The path from the back office's overview to this page. */
export async function AdminBreadcrumbs({ items }: { items: { label: string; href?: Route }[] }) {
  const [t, app] = await Promise.all([getTranslations('admin'), getTranslations('app')])
  return (
    <Breadcrumbs
      label={app('breadcrumbs')}
      items={[{ label: t('title'), href: adminPath() }, ...items]}
    />
  )
}
