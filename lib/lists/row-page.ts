import 'server-only'
import config from '@/guildhall.config'
import { readCursor, toPage, writeCursor } from '@/lib/lists/read-page'

/** An order of a list read by Prisma: by a column, with the id to break ties. */
export interface RowOrder {
  /** Omitted to order by id, which is the order of creation. */
  column?: string
  type?: 'text' | 'number' | 'date'
  descending?: boolean
  /** Whether the column is nullable: nulls come last, and first if descending. */
  nullable?: boolean
}

/** Adds the descending version of each order: `name` and `-name`. */
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
  /** Rows per page. */
  size?: number | undefined
}

/**
 * A page of a list read by Prisma: pass `where`, `orderBy` and `take` to findMany, selecting the
 * order's column, and the rows it returns to `page`.
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
// The limits of INTEGER and of four-digit years; Prisma would throw beyond them.
const LARGEST = { number: 2 ** 31, date: Date.UTC(9999, 11) }

function readPlace(sort: string, { column, type = 'text', nullable }: RowOrder, cursor?: string) {
  const place = readCursor(sort, { type: column ? cursorTypes[type] : undefined, nullable }, cursor)
  if (!place || place.key === null || type === 'text') return place
  const number = Number(place.key)
  if (Math.abs(number) >= LARGEST[type]) return null
  return { id: place.id, key: type === 'date' ? new Date(number) : number }
}
