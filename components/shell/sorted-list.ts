import type { Route } from 'next'
import type { ColumnSort } from '@/components/ui/table'
import { withQuery } from '@/lib/paths'

/** A list with the search and order in its URL. */
export interface SortedList {
  here: Route
  search?: string
  sort: string
  /** The default order. */
  usual: string
}

/** Its query parameters, without default values. */
export const listQuery = ({ search, sort, usual }: SortedList) => ({
  ...(search && { q: search }),
  ...(sort !== usual && { sort }),
})

/** Returns the URL of the same list in another order, from the first page. */
export const inOrder = (list: SortedList, sort: string) =>
  withQuery(list.here, listQuery({ ...list, sort }))

/** The sorting of a column's header: the list in its order, or reversed if it already is. */
export function columnSort(list: SortedList, column: string): ColumnSort {
  const direction = { [column]: 'ascending', [`-${column}`]: 'descending' } as const
  return {
    href: inOrder(list, list.sort === column ? `-${column}` : column),
    direction: direction[list.sort],
  }
}
