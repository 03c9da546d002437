import type { ReactNode } from 'react'
import clsx from 'clsx'

const kinds = {
  lead: 'max-sm:col-start-1 max-sm:row-start-1 max-sm:mb-0.5',
  actions: 'text-right max-sm:col-start-2 max-sm:row-start-1',
  value:
    'max-sm:col-span-2 max-sm:flex max-sm:min-h-6 max-sm:items-center max-sm:justify-between max-sm:gap-4 max-sm:before:shrink-0 max-sm:before:text-[0.8125rem] max-sm:before:text-muted max-sm:before:content-[attr(data-label)]',
}

export type TableCellProps = {
  /** The column's label: stands before the value on a phone. */
  label?: string
  /** lead: what the row is about, a row header; actions: the buttons at the end. */
  kind?: keyof typeof kinds
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
      className={clsx(
        'px-3 py-3 align-middle text-sm font-normal wrap-anywhere first:pl-5 last:pr-5 max-sm:block max-sm:p-0 max-sm:first:pl-0 max-sm:last:pr-0',
        align === 'end' && 'tabular-nums sm:text-right',
        kinds[kind],
        className,
      )}
    >
      {children}
    </Cell>
  )
}
