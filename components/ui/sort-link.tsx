import type { Route } from 'next'
import { Link } from './link'
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'

export type ColumnSort = {
  /** The same list in this column's order, or the other way round when it has that already. */
  href: Route
  /** How it is ordered by this column now; nothing when by another. */
  direction?: 'ascending' | 'descending'
}

/** A column's label that orders the list. Not on a phone, where the head of a table is not shown. */
export function SortLink({
  label,
  sort: { href, direction },
}: {
  label: string
  sort: ColumnSort
}) {
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
