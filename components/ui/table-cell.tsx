import type { ReactNode } from 'react'
import clsx from 'clsx'

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
