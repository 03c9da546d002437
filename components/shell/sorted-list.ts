import type { Route } from 'next'
import type { ColumnSort } from '@/components/ui/table'

/** A list as its address asks for it. */
export interface SortedList {
  here: Route
  search?: string
  sort: string
  /** The order that it has unless told. */
  usual: string
}

/** What of it the address says: what is as usual is not in it. */
export const listQuery = ({ search, sort, usual }: SortedList) => ({
  ...(search && { q: search }),
  ...(sort !== usual && { sort }),
})

/** The address of the same list in another order, from its beginning. */
export function inOrder(list: SortedList, sort: string): Route {
  const query = new URLSearchParams(listQuery({ ...list, sort })).toString()
  return (query ? `${list.here}?${query}` : list.here) as Route
}

/** For the head of a column: the list in its order, or the other way round when it has that already. */
export function columnSort(list: SortedList, column: string): ColumnSort {
  const direction = { [column]: 'ascending', [`-${column}`]: 'descending' } as const
  return {
    href: inOrder(list, list.sort === column ? `-${column}` : column),
    direction: direction[list.sort],
  }
}
