import { getTranslations } from '@/lib/i18n/translations'
import type { Route } from 'next'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import type { OrgContext } from '@/lib/access/org-context'
import { orgPath } from '@/lib/paths'

/** The path from the organization's overview to this page. */
export async function OrgBreadcrumbs({
  org: { organization },
  items,
}: {
  org: OrgContext
  items: { label: string; href?: Route }[]
}) {
  const t = await getTranslations('app')
  return (
    <Breadcrumbs
      label={t('breadcrumbs')}
      items={[{ label: organization.name, href: orgPath(organization.slug) }, ...items]}
    />
  )
}
