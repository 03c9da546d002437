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

/** A row of a <Table>; on a phone a small card with the lead at the top. */
export const TableRow = (props: { className?: string; children: ReactNode }) => (
  <tr role="row" {...props} />
)

export type TableCellProps = {
  /** The column's label: stands before the value on a phone. */
  label?: string
  /** lead: what the row is about, a row header; actions: the buttons at the end. */
  kind?: 'lead' | 'actions' | 'value'
  align?: 'start' | 'end'
  className?: string
  children?: ReactNode
}

/** A cell of a <TableRow>. */
export function TableCell(props: TableCellProps) {
  const { label, kind = 'value', align, className, children } = props
  const [Cell, role] = kind === 'lead' ? (['th', 'rowheader'] as const) : (['td', 'cell'] as const)
  return (
    <Cell
      role={role}
      scope={kind === 'lead' ? 'row' : undefined}
      data-label={label}
      className={clsx(kind === 'actions' && kind, align === 'end' && align, className) || undefined}
    >
      {children}
    </Cell>
  )
}

/** A column with what its cells show: the first is what a row is about, a hidden one has its buttons. */
export type DataColumn<R> = TableColumn & {
  cell: (row: R) => ReactNode
  /** Of the cells. */
  cellClass?: string
}

/** A <Table> of plain rows. */
export function DataTable<R extends object>({
  caption,
  columns,
  rows,
  rowKey = (row) => (row as { id: string }).id,
}: {
  caption: string
  columns: DataColumn<R>[]
  rows: readonly R[]
  /** What tells rows apart, where it is not their id. */
  rowKey?: (row: R, index: number) => string
}) {
  return (
    <Table caption={caption} columns={columns}>
      {rows.map((row, rowIndex) => (
        <TableRow key={rowKey(row, rowIndex)}>
          {columns.map(({ label, hidden, align, cellClass, cell }, index) => (
            <TableCell
              key={label}
              kind={index === 0 ? 'lead' : hidden ? 'actions' : 'value'}
              label={index === 0 || hidden ? undefined : label}
              align={align}
              className={cellClass}
            >
              {cell(row)}
            </TableCell>
          ))}
        </TableRow>
      ))}
    </Table>
  )
}
