import { Package, Plus } from 'lucide'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { EmptyList } from '@/components/shell/empty-list'
import { FoundCount } from '@/components/shell/found-count'
import { ListControls } from '@/components/shell/list-controls'
import { ListPages } from '@/components/shell/list-pages'
import { orgTitle } from '@/components/shell/org-title'
import { OrgHeader } from '@/components/shell/org-breadcrumbs'
import { columnSort, listQuery, type SortedList } from '@/components/shell/sorted-list'
import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { DataTable } from '@/components/ui/table'
import { requirePage } from '@/lib/access/context'
import type { OrgContext } from '@/lib/access/org-context'
import { mayOpen } from '@/lib/access/pages'
import { orgPath } from '@/lib/paths'
import { readListQuery } from '@/lib/lists/read-list-query'
import { listProducts, type ProductRow, productSorts } from '@/lib/products/queries'
import { CURRENCY } from '@/lib/products/schema'
import { asMoney } from '@/lib/text/money'

export const generateMetadata = orgTitle('products')

/** The organization's products: members can view them, admins can change them. */
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
  const { name: organization, slug } = org.organization
  const here = orgPath(slug, 'products')
  const list = { here, search, sort, usual: 'createdAt' }
  const isNone = rows.length === 0
  return (
    <>
      <OrgHeader
        org={org}
        title={t('title')}
        description={t('intro', { organization })}
        badge={<Badge tone="info">{t('badge')}</Badge>}
        actions={
          mayOpen(org.actor, 'products/new') && (
            <ButtonLink href={orgPath(slug, 'products/new')} variant="primary">
              <Icon of={Plus} />
              {t('new')}
            </ButtonLink>
          )
        }
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
        <EmptyList
          list={list}
          icon={<Icon of={Package} />}
          title={t('emptyTitle')}
          noneTitle={t('noneTitle')}
        >
          {t('empty', { organization })}
        </EmptyList>
      ) : (
        <ProductTable org={org} rows={rows} list={list} />
      )}
      <ListPages here={here} query={listQuery(list)} cursor={cursor} next={next} />
    </>
  )
}

interface ProductTableProps {
  org: OrgContext
  rows: ProductRow[]
  list: SortedList
}

async function ProductTable({ org, rows, list }: ProductTableProps) {
  const [t, format] = await Promise.all([getTranslations('products'), getFormatter()])
  const { name: organization, slug } = org.organization
  return (
    <DataTable
      caption={t('caption', { organization })}
      rows={rows}
      columns={[
        {
          label: t('name'),
          sort: columnSort(list, 'name'),
          cellClass: 'max-w-72 wrap-anywhere',
          cell: ({ id, name }) => (
            <Link
              href={orgPath(slug, `products/${id}`)}
              className="font-medium text-ink hover:underline"
            >
              {name}
            </Link>
          ),
        },
        {
          label: t('description'),
          cellClass: 'text-muted max-md:before:hidden max-md:has-[:empty]:hidden',
          cell: ({ description }) => (
            <span className="line-clamp-2 max-w-prose wrap-anywhere">{description}</span>
          ),
        },
        {
          label: t('price'),
          align: 'end',
          sort: columnSort(list, 'price'),
          cell: ({ price }) => format.number(...asMoney(price, CURRENCY)),
        },
      ]}
    />
  )
}
