import clsx from 'clsx'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { columnSort, type SortedList } from '@/components/shell/sorted-list'
import { Link } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import { TableCell } from '@/components/ui/table-cell'
import { TableRow } from '@/components/ui/table-row'
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
    <Table
      caption={t('caption', { organization })}
      columns={[
        { label: t('name'), sort: columnSort(list, 'name') },
        { label: t('description') },
        { label: t('price'), align: 'end', sort: columnSort(list, 'price') },
      ]}
    >
      {rows.map(({ id, name, description, price }) => (
        <TableRow key={id}>
          <TableCell kind="lead" className="max-w-72 wrap-anywhere">
            <Link
              href={orgPath(slug, `products/${id}`)}
              className="font-medium text-ink hover:underline"
            >
              {name}
            </Link>
          </TableCell>
          <TableCell
            className={clsx('text-muted max-sm:before:hidden', !description && 'max-sm:hidden')}
          >
            <span className="line-clamp-2 max-w-prose wrap-anywhere">{description}</span>
          </TableCell>
          <TableCell label={t('price')} align="end">
            {format.number(...asMoney(price, CURRENCY))}
          </TableCell>
        </TableRow>
      ))}
    </Table>
  )
}
