import 'server-only'
import config from '@/guildhall.config'
import { readCursor, toPage, writeCursor } from '@/lib/lists/read-page'

/** An order in which Prisma lists rows: by a column, and by id where that is the same. */
export interface RowOrder {
  /** None for the order of the ids, in which the rows came. */
  column?: string
  type?: 'text' | 'number' | 'date'
  descending?: boolean
  /** The column can be null: those rows come last, and first when it is descending. */
  nullable?: boolean
}

/** Orders by their names, each also backwards: `name` and `-name`. */
export const bothWays = <Name extends string>(orders: Record<Name, RowOrder>) =>
  Object.fromEntries(
    Object.entries<RowOrder>(orders).flatMap(([name, order]) => [
      [name, order],
      [`-${name}`, { ...order, descending: true }],
    ]),
  ) as Record<Name | `-${Name}`, RowOrder>

interface Wanted<S extends string> {
  sort: S
  cursor?: string | undefined
  /** How many rows a page has. */
  size?: number | undefined
}

/**
 * One page of a list that Prisma reads: `where`, `orderBy` and `take` are for its findMany, whose rows
 * must have the column, and `page` makes the page of what it finds.
 */
export function rowPage<S extends string>(
  orders: Record<S, RowOrder>,
  { sort, cursor, size = config.pageSize }: Wanted<S>,
) {
  const order = orders[sort]
  const { column } = order
  const direction = order.descending ? ('desc' as const) : ('asc' as const)
  const keyOf = (row: object) => (column ? (row as Record<string, unknown>)[column] : null)
  return {
    where: rowsAfter(order, readPlace(sort, order, cursor)),
    orderBy: [...(column ? [{ [column]: direction }] : []), { id: direction }],
    take: size + 1,
    page: <R extends { id: string }>(found: R[]) =>
      toPage(found, size, (row) => writeCursor(sort, keyOf(row), row.id)),
  }
}

interface Place {
  key: string | number | Date | null
  id: string
}

function rowsAfter({ column, descending, nullable }: RowOrder, place: Place | null): object {
  if (!place) return {}
  const than = descending ? 'lt' : 'gt'
  const further = { id: { [than]: place.id } }
  if (!column) return further
  const same = { [column]: place.key, ...further }
  if (place.key === null) return descending ? { OR: [same, { NOT: { [column]: null } }] } : same
  const empty = nullable && !descending ? [{ [column]: null }] : []
  return { OR: [same, { [column]: { [than]: place.key } }, ...empty] }
}

const cursorTypes = { text: 'text', number: 'bigint', date: 'time' } as const
// What an INTEGER and a date of four digits hold: anything else would only make Prisma complain.
const LARGEST = { number: 2 ** 31, date: Date.UTC(9999, 11) }

function readPlace(sort: string, { column, type = 'text', nullable }: RowOrder, cursor?: string) {
  const place = readCursor(sort, { type: column ? cursorTypes[type] : undefined, nullable }, cursor)
  if (!place || place.key === null || type === 'text') return place
  const number = Number(place.key)
  if (Math.abs(number) >= LARGEST[type]) return null
  return { id: place.id, key: type === 'date' ? new Date(number) : number }
}
