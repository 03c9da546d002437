import 'server-only'
import config from '@/guildhall.config'
import { Prisma } from '@/lib/db'
import { isUuid } from '@/lib/lists/page-cursor'

/** An order in which a list can be read: by a key, and by id where keys are the same. */
export interface Sort {
  /** None for the order of the ids themselves, in which rows came. */
  key?: Prisma.Sql
  type?: 'text' | 'bigint'
  descending?: boolean
}

export const newestFirst: Sort = { descending: true }
export const oldestFirst: Sort = {}
export const byText = (key: Prisma.Sql): Sort => ({ key, type: 'text' })
export const byNumber = (key: Prisma.Sql): Sort => ({ key, type: 'bigint', descending: true })
/** A moment as milliseconds, which a cursor can carry without loss; what never was comes last. */
export const byTime = (moment: Prisma.Sql, descending = true): Sort => ({
  key: Prisma.sql`coalesce((extract(epoch FROM ${moment}) * 1000)::bigint, 0)`,
  type: 'bigint',
  descending,
})

interface Keyset {
  from: Prisma.Sql
  /** The column that tells rows apart. */
  id: Prisma.Sql
  where: (Prisma.Sql | null)[]
  sort: Sort
  cursor: string | undefined
  /** How many rows a page has. */
  size?: number
}

/**
 * The ids of one page and one row more, as `id` and `key`: to be joined with all that its rows show,
 * so that nothing is worked out for rows that are not there. In the order of ids it is read along
 * the primary key; otherwise everything that the filter lets through is sorted for its first rows.
 */
export function keyset(list: Keyset): Prisma.Sql {
  const { from, id, where, sort, cursor, size = config.pageSize } = list
  const key = sort.key ?? Prisma.sql`NULL::text`
  const conditions = [...where.filter((condition) => condition !== null), beyond(sort, id, cursor)]
  return Prisma.sql`
    SELECT ${id} AS id, ${key} AS key FROM ${from}
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY ${sort.key ? Prisma.sql`2 ${direction(sort)}, ` : Prisma.empty} 1 ${direction(sort)}
    LIMIT ${size + 1}`
}

/** The same order for the rows of the page once they are joined; the page is called `page`. */
export const pageOrder = (sort: Sort) =>
  sort.key
    ? Prisma.sql`page.key ${direction(sort)}, page.id ${direction(sort)}`
    : Prisma.sql`page.id ${direction(sort)}`

const direction = ({ descending }: Sort) => (descending ? Prisma.sql`DESC` : Prisma.sql`ASC`)

function beyond(sort: Sort, id: Prisma.Sql, cursor: string | undefined): Prisma.Sql {
  const after = readCursor(sort, cursor)
  if (!after) return Prisma.sql`TRUE`
  const than = sort.descending ? Prisma.sql`<` : Prisma.sql`>`
  if (!sort.key) return Prisma.sql`${id} ${than} ${after.id}::uuid`
  const value =
    sort.type === 'bigint' ? Prisma.sql`${after.key}::bigint` : Prisma.sql`${after.key}::text`
  return Prisma.sql`(${sort.key}, ${id}) ${than} (${value}, ${after.id}::uuid)`
}

/** Cuts the row too many off, and makes the next page's cursor of the last one that stays. */
export function toPage<R extends { pageId: string; key: unknown }>(
  found: R[],
  size = config.pageSize,
) {
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  const next = found.length > size && last ? writeCursor(last) : null
  return { rows, next }
}

const writeCursor = ({ key, pageId }: { key: unknown; pageId: string }) =>
  Buffer.from(JSON.stringify([key === null ? null : String(key), pageId])).toString('base64url')

/** What was not made here, or was made for another order, is no cursor at all. */
function readCursor({ type }: Sort, cursor: string | undefined) {
  if (!cursor || cursor.length > 2000) return null
  try {
    const [key, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    if (typeof id !== 'string' || !isUuid(id)) return null
    if (!type) return key === null ? { key, id } : null
    if (typeof key !== 'string' || key.includes('\u0000')) return null
    return type === 'text' || /^-?\d{1,15}$/.test(key) ? { key, id } : null
  } catch {
    return null
  }
}
