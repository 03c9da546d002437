import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { columnSort, type SortedList } from '@/components/shell/sorted-list'
import { Link } from '@/components/ui/link'
import { DataTable } from '@/components/ui/table'
import type { OrgContext } from '@/lib/access/org-context'
import { orgPath } from '@/lib/paths'
import type { ProductRow } from '@/lib/products/queries'
import { CURRENCY } from '@/lib/products/schema'
import { asMoney } from '@/lib/text/money'

interface ProductTableProps {
  org: OrgContext
  rows: ProductRow[]
  list: SortedList
}

/** Products of an organization, each leading to its page. */
export async function ProductTable({ org, rows, list }: ProductTableProps) {
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
          cellClass: 'text-muted max-sm:before:hidden max-sm:has-[:empty]:hidden',
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
