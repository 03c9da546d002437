import { getTranslations } from '@/lib/i18n/translations'
import type { Route } from 'next'
import type { ComponentProps } from 'react'
import { Breadcrumbs, PageHeader } from '@/components/ui/page-header'
import type { OrgContext } from '@/lib/access/org-context'
import { orgPath } from '@/lib/paths'

interface OrgHeaderProps extends Omit<ComponentProps<typeof PageHeader>, 'breadcrumbs'> {
  org: OrgContext
  title: string
  /** The pages between the overview and this one. */
  trail?: { label: string; href: Route }[]
  /** The page's own name in the breadcrumbs, if it is not the title. */
  crumb?: string
}

/** The header of an organization's page, with the path to it from the overview. */
export const OrgHeader = ({ org, trail = [], crumb, ...header }: OrgHeaderProps) => (
  <PageHeader
    {...header}
    breadcrumbs={<OrgBreadcrumbs org={org} items={[...trail, { label: crumb ?? header.title }]} />}
  />
)

interface OrgBreadcrumbsProps {
  org: OrgContext
  items: { label: string; href?: Route }[]
}

/** The path from the organization's overview to this page. */
export async function OrgBreadcrumbs({ org: { organization }, items }: OrgBreadcrumbsProps) {
  const t = await getTranslations('app')
  return (
    <Breadcrumbs
      label={t('breadcrumbs')}
      items={[{ label: organization.name, href: orgPath(organization.slug) }, ...items]}
    />
  )
}
