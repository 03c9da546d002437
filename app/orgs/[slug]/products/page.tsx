import { Package, Plus, SearchX } from 'lucide-react'
import { getTranslations } from '@/lib/i18n/translations'
import { FoundCount } from '@/components/shell/found-count'
import { ListPages } from '@/components/shell/list-pages'
import { orgTitle } from '@/components/shell/org-title'
import { OrgBreadcrumbs } from '@/components/shell/org-breadcrumbs'
import { ProductTable } from '@/components/products/product-table'
import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { SearchField } from '@/components/ui/search-field'
import { requirePage } from '@/lib/access/context'
import type { OrgContext } from '@/lib/access/org-context'
import { mayOpen } from '@/lib/access/pages'
import { orgPath } from '@/lib/paths'
import { listProducts } from '@/lib/products/queries'
import { firstParam } from '@/lib/lists/search-params'

export const generateMetadata = orgTitle('products')

/** What the organization offers: for its members to see, for its admins to change. */
export default async function ProductsPage(props: PageProps<'/orgs/[slug]/products'>) {
  const org = await requirePage((await props.params).slug, 'products')
  const query = await props.searchParams
  const search = firstParam(query.q)
  const cursor = firstParam(query.cursor)
  const [t, { rows, next }] = await Promise.all([
    getTranslations('products'),
    listProducts(org, { search, cursor }),
  ])
  const here = orgPath(org.organization.slug, 'products')
  const isNone = rows.length === 0
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('intro', { organization: org.organization.name })}
        badge={<Badge tone="info">{t('badge')}</Badge>}
        breadcrumbs={<OrgBreadcrumbs org={org} items={[{ label: t('title') }]} />}
        actions={<NewProduct org={org} />}
      />
      <Banner className="mb-6">
        {t.rich('example', { code: (command) => <code>{command}</code> })}
      </Banner>
      {(!isNone || search) && (
        <SearchField
          action={here}
          label={t('search')}
          submitLabel={t('search')}
          clearLabel={t('clear')}
          placeholder={t('searchPlaceholder')}
          defaultValue={search}
          className="mb-4 max-w-sm"
        />
      )}
      <FoundCount {...{ search, rows, next }} />
      {isNone ? <NoProducts org={org} search={search} /> : <ProductTable org={org} rows={rows} />}
      <ListPages here={here} query={{ q: search }} cursor={cursor} next={next} />
    </>
  )
}

async function NewProduct({ org }: { org: OrgContext }) {
  const t = await getTranslations('products')
  if (!mayOpen(org.actor, 'products/new')) return null
  return (
    <ButtonLink href={orgPath(org.organization.slug, 'products/new')} variant="primary">
      <Plus aria-hidden="true" />
      {t('new')}
    </ButtonLink>
  )
}

async function NoProducts({ org, search }: { org: OrgContext; search?: string }) {
  const t = await getTranslations('products')
  const { name, slug } = org.organization
  return (
    <Card flush>
      {search ? (
        <EmptyState
          icon={<SearchX />}
          title={t('noneTitle')}
          action={<ButtonLink href={orgPath(slug, 'products')}>{t('showAll')}</ButtonLink>}
        >
          {t('none', { search })}
        </EmptyState>
      ) : (
        <EmptyState icon={<Package />} title={t('emptyTitle')}>
          {t('empty', { organization: name })}
        </EmptyState>
      )}
    </Card>
  )
}
