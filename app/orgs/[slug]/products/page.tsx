import { Package, Plus, SearchX } from 'lucide-react'
import { getTranslations } from '@/lib/i18n/translations'
import { FoundCount } from '@/components/shell/found-count'
import { ListControls } from '@/components/shell/list-controls'
import { ListPages } from '@/components/shell/list-pages'
import { orgTitle } from '@/components/shell/org-title'
import { OrgBreadcrumbs } from '@/components/shell/org-breadcrumbs'
import { listQuery } from '@/components/shell/sorted-list'
import { ProductTable } from '@/components/products/product-table'
import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { requirePage } from '@/lib/access/context'
import type { OrgContext } from '@/lib/access/org-context'
import { mayOpen } from '@/lib/access/pages'
import { orgPath } from '@/lib/paths'
import { readListQuery } from '@/lib/lists/read-list-query'
import { listProducts, productSorts } from '@/lib/products/queries'

export const generateMetadata = orgTitle('products')

/** What the organization offers: for its members to see, for its admins to change. */
export default async function ProductsPage(props: PageProps<'/orgs/[slug]/products'>) {
  const org = await requirePage((await props.params).slug, 'products')
  const { search, cursor, sort } = readListQuery(await props.searchParams, {
    sorts: productSorts,
    filters: {},
  })
  const [t, records, { rows, next }] = await Promise.all([
    getTranslations('products'),
    getTranslations('records'),
    listProducts(org, { search, cursor, sort }),
  ])
  const here = orgPath(org.organization.slug, 'products')
  const list = { here, search, sort, usual: 'createdAt' }
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
        <ListControls
          list={list}
          label={t('search')}
          placeholder={t('searchPlaceholder')}
          orders={{ createdAt: records('createdAt'), name: t('name'), price: t('price') }}
        />
      )}
      <FoundCount {...{ search, rows, next }} />
      {isNone ? (
        <NoProducts org={org} search={search} />
      ) : (
        <ProductTable org={org} rows={rows} list={list} />
      )}
      <ListPages here={here} query={listQuery(list)} cursor={cursor} next={next} />
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
  const [t, records] = await Promise.all([getTranslations('products'), getTranslations('records')])
  const { name, slug } = org.organization
  return (
    <Card flush>
      {search ? (
        <EmptyState
          icon={<SearchX />}
          title={t('noneTitle')}
          action={<ButtonLink href={orgPath(slug, 'products')}>{records('showAll')}</ButtonLink>}
        >
          {records('none', { search })}
        </EmptyState>
      ) : (
        <EmptyState icon={<Package />} title={t('emptyTitle')}>
          {t('empty', { organization: name })}
        </EmptyState>
      )}
    </Card>
  )
}
