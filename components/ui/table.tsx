import type { ReactNode } from 'react'
import clsx from 'clsx'
import type { Route } from 'next'
import { Link } from './link'
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'

export type TableColumn = {
  label: string
  /** Read out, not shown: for the column of the buttons. */
  hidden?: boolean
  align?: 'start' | 'end'
  /** The list can be ordered by this column. */
  sort?: ColumnSort
  /** Before the label: the box that selects all rows. */
  leading?: ReactNode
  /** A width: "lg:w-40". Unless told, the first has a third, buttons have 11 rem, and the rest share. */
  className?: string
}

/**
 * A table on a desktop, a list of small cards on a phone: by CSS alone, from the labels that each
 * <TableCell> carries. The roles are spelled out because `display` takes them away in Safari.
 * On a desktop columns have their widths from the head alone: from page to page nothing jumps.
 */
export function Table({
  caption,
  columns,
  children,
}: {
  /** What the table is, for those who hear it. */
  caption: string
  columns: TableColumn[]
  /** <TableRow>s */
  children: ReactNode
}) {
  return (
    <div className="card">
      <table role="table" className="data-table">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column, index) => (
              <th
                key={column.label}
                role="columnheader"
                scope="col"
                aria-sort={column.sort && (column.sort.direction ?? 'none')}
                className={
                  clsx(
                    column.align === 'end' && column.align,
                    column.className ?? (index === 0 ? 'lg:w-[36%]' : column.hidden && 'lg:w-44'),
                  ) || undefined
                }
              >
                <ColumnHead column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">{children}</tbody>
      </table>
    </div>
  )
}

function ColumnHead({ column: { label, hidden, sort, leading } }: { column: TableColumn }) {
  if (hidden) return <span className="sr-only">{label}</span>
  const words = sort ? <SortLink label={label} sort={sort} /> : label
  return leading ? (
    <span className="flex items-center gap-3">
      {leading}
      {words}
    </span>
  ) : (
    words
  )
}

export type ColumnSort = {
  /** The same list in this column's order, or the other way round when it has that already. */
  href: Route
  /** How it is ordered by this column now; nothing when by another. */
  direction?: 'ascending' | 'descending'
}

/** A column's label that orders the list. Not on a phone, where the head of a table is not shown. */
function SortLink({ label, sort: { href, direction } }: { label: string; sort: ColumnSort }) {
  const Icon = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown }[
    direction ?? 'none'
  ]
  return (
    <>
      <span className="sm:hidden">{label}</span>
      <Link href={href} scroll={false} className="sort">
        {label}
        <Icon aria-hidden="true" />
      </Link>
    </>
  )
}
