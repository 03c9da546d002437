import 'server-only'
import config from '@/guildhall.config'
import { db, Prisma, queryPlanned } from '@/lib/db'
import { isUuid } from '@/lib/database/uuid'
import { likePatterns } from '@/lib/lists/like-pattern'

/** A page of a list; `next` is the cursor of the following page. */
export interface Page<T> {
  rows: T[]
  next: string | null
}

/** An order of a list: by a key, with the id to break ties. */
export interface Sort {
  /** Omitted to order by id, which is the order of creation. */
  key?: Prisma.Sql
  type?: 'text' | 'bigint' | 'time'
  descending?: boolean
}

export const newestFirst: Sort = { descending: true }
export const oldestFirst: Sort = {}
export const byText = (key: Prisma.Sql): Sort => ({ key, type: 'text' })
export const byNumber = (key: Prisma.Sql): Sort => ({ key, type: 'bigint', descending: true })
/** Orders by a timestamp, as milliseconds so that nulls can come last. */
export const byTime = (moment: Prisma.Sql, descending = true): Sort => ({
  key: Prisma.sql`coalesce((extract(epoch FROM ${moment}) * 1000)::bigint, 0)`,
  type: 'bigint',
  descending,
})

interface Order<S extends string> {
  sorts: Record<S, Sort>
  sort: S
  cursor?: string | undefined
  /** Rows per page. */
  size?: number | undefined
}

interface Listed<S extends string> extends Order<S> {
  tables: Prisma.Sql
  /** The column that identifies a row. */
  id: Prisma.Sql
  columns: Prisma.Sql
  where?: (Prisma.Sql | null)[]
  /** The tables needed by conditions and order, if fewer than all. */
  from?: Prisma.Sql
  /** A custom statement for the ids and keys of a page plus one row. */
  page?: Prisma.Sql
  /** Whether one query plan suits all values: see queryPlanned. */
  isPlanned?: boolean
}

/**
 * Reads a page of a list in one statement. It reads the ids first, in primary key order if sorted by
 * id, and joins only those with the displayed columns.
 */
export async function readPage<R, S extends string>(list: Listed<S>): Promise<Page<R>> {
  const { tables, id, columns, page = idsOf(list), size = config.pageSize } = list
  const sort = list.sorts[list.sort]
  const query = Prisma.sql`
    WITH page AS (${page})
    SELECT page.id AS "pageId", page.key, ${columns}
    FROM ${tables} JOIN page ON page.id = ${id}
    ORDER BY ${sort.key ? Prisma.sql`page.key ${direction(sort)}, ` : Prisma.empty}
      page.id ${direction(sort)}`
  type Found = (R & { pageId: string; key: unknown })[]
  const found = list.isPlanned ? await queryPlanned<Found>(query) : await db.$queryRaw<Found>(query)
  const { rows, next } = toPage(found, size, ({ pageId, key }) =>
    writeCursor(list.sort, key, pageId),
  )
  return { rows: rows.map(({ pageId: _, key: __, ...row }) => row as unknown as R), next }
}

function idsOf<S extends string>(list: Listed<S>): Prisma.Sql {
  const { tables, from = tables, id, where = [], size = config.pageSize } = list
  const sort = list.sorts[list.sort]
  const conditions = allOf([...where, after(list, id)])
  return Prisma.sql`
    SELECT ${id} AS id, ${sort.key ?? Prisma.sql`NULL::text`} AS key FROM ${from}
    WHERE ${conditions}
    ORDER BY ${sort.key ? Prisma.sql`2 ${direction(sort)}, ` : Prisma.empty} 1 ${direction(sort)}
    LIMIT ${size + 1}`
}

const direction = ({ descending }: Sort) => (descending ? Prisma.sql`DESC` : Prisma.sql`ASC`)

/** The condition that a row comes after the cursor. */
export function after<S extends string>(order: Order<S>, id: Prisma.Sql): Prisma.Sql | null {
  const sort = order.sorts[order.sort]
  const place = readCursor(order.sort, sort, order.cursor)
  if (!place) return null
  const than = sort.descending ? Prisma.sql`<` : Prisma.sql`>`
  if (!sort.key) return Prisma.sql`${id} ${than} ${place.id}::uuid`
  const value = {
    text: Prisma.sql`${place.key}::text`,
    bigint: Prisma.sql`${place.key}::bigint`,
    time: Prisma.sql`${new Date(Number(place.key))}`,
  }[sort.type ?? 'text']
  return Prisma.sql`(${sort.key}, ${id}) ${than} (${value}, ${place.id}::uuid)`
}

/** Combines the given conditions with AND. */
export const allOf = (conditions: (Prisma.Sql | null)[]): Prisma.Sql => {
  const there = conditions.filter((condition) => condition !== null)
  return there.length > 0 ? Prisma.join(there, ' AND ') : Prisma.sql`TRUE`
}

/** The condition that one of the columns contains the text; null if there is nothing to search for. */
export const holds = (search: string | undefined, ...columns: Prisma.Sql[]): Prisma.Sql | null => {
  if (!search?.trim()) return null
  const each = likePatterns(search).flatMap((pattern) =>
    columns.map((column) => Prisma.sql`${column} ILIKE ${pattern}`),
  )
  return Prisma.sql`(${Prisma.join(each, ' OR ')})`
}

/** Removes the extra row and creates the next page's cursor from the last remaining one. */
export function toPage<R>(found: R[], size: number, cursorOf: (row: R) => string): Page<R> {
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return { rows, next: found.length > size && last !== undefined ? cursorOf(last) : null }
}

/** Encodes where a page ends, and its order. */
export function writeCursor(sort: string, key: unknown, id: string) {
  const text = key === null ? null : String(key instanceof Date ? key.getTime() : key)
  return Buffer.from(JSON.stringify([sort, text, id])).toString('base64url')
}

// PostgreSQL has no timestamp before 4714 BC.
const EARLIEST = Date.UTC(-4712, 0)

/** Decodes a cursor; null if it is invalid or belongs to another order. */
export function readCursor(
  sort: string,
  { type, nullable }: Pick<Sort, 'type'> & { nullable?: boolean | undefined },
  cursor: string | undefined,
) {
  if (!cursor || cursor.length > 2000) return null
  try {
    const [of, key, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    if (of !== sort || typeof id !== 'string' || !isUuid(id)) return null
    if (!type || key === null) return key === null && (!type || nullable) ? { key, id } : null
    if (typeof key !== 'string' || key.includes('\u0000')) return null
    const isNumber = /^-?\d{1,15}$/.test(key) && Number(key) > EARLIEST
    return type === 'text' || isNumber ? { key, id } : null
  } catch {
    return null
  }
}
