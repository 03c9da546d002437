import type { ReactNode } from 'react'
import clsx from 'clsx/lite'
import type { Route } from 'next'
import { Icon } from './icon'
import { Link } from './link'
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide'

export type TableColumn = {
  label: string
  /** For screen readers only: for the column of buttons. */
  hidden?: boolean
  align?: 'start' | 'end'
  /** The list can be sorted by this column. */
  sort?: ColumnSort
  /** Before the label: the checkbox that selects all rows. */
  leading?: ReactNode
  /** A width: "lg:w-40". By default the first has a third, buttons have 11 rem, and the rest share. */
  className?: string
}

interface TableProps {
  /** The table's caption, for screen readers. */
  caption: string
  columns: TableColumn[]
  /** <TableRow>s */
  children: ReactNode
}

/**
 * A table on desktops, a list of small cards on phones, using only CSS and the labels of each
 * <TableCell>. The roles are explicit because `display` removes them in Safari. On desktops only the
 * header sets the column widths, so that nothing moves from page to page.
 */
export function Table({ caption, columns, children }: TableProps) {
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
  /** The same list sorted by this column, or reversed if it already is. */
  href: Route
  /** How the list is sorted by this column; undefined if it is sorted by another. */
  direction?: 'ascending' | 'descending'
}

/** A column's label that sorts the list. Not on phones, where the table's header is hidden. */
function SortLink({ label, sort: { href, direction } }: { label: string; sort: ColumnSort }) {
  const icon = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown }[
    direction ?? 'none'
  ]
  return (
    <>
      <span className="md:hidden">{label}</span>
      <Link href={href} scroll={false} className="sort">
        {label}
        <Icon of={icon} />
      </Link>
    </>
  )
}

/** A row of a <Table>; on phones a small card with the lead on top. */
export const TableRow = (props: { children: ReactNode }) => <tr role="row" {...props} />

export type TableCellProps = {
  /** The column's label, shown before the value on phones. */
  label?: string
  /** lead: the subject of the row, a row header; actions: the buttons at the end. */
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

/** A column with its cells: the first is the subject of the row, a hidden one contains its buttons. */
export type DataColumn<R> = TableColumn & {
  cell: (row: R) => ReactNode
  /** The class of the cells. */
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
  /** Returns a unique key for a row; default: its id. */
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
