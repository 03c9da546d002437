import 'server-only'
import { firstParam } from '@/lib/lists/search-params'

/** What a list's URL asks for, limited to what the list supports. */
export interface ListQuery<S extends string, C extends Choices> {
  search?: string
  cursor?: string
  /** Rows per page; defaults to config.pageSize. */
  size?: number
  sort: S
  filters: { [K in keyof C]?: C[K][number] }
}

export type Choices = Record<string, readonly string[]>

/** Parses `?q=`, `?sort=`, `?cursor=` and a list's filters, with an allow-list. */
export function readListQuery<S extends string, C extends Choices>(
  params: Record<string, string | string[] | undefined>,
  { sorts, filters }: { sorts: Record<S, unknown> | S[]; filters: C },
): ListQuery<S, C> {
  const sort = firstParam(params.sort)
  const names = Array.isArray(sorts) ? sorts : (Object.keys(sorts) as S[])
  const chosen = Object.entries(filters).map(([name, choices]) => [
    name,
    choices.find((choice) => choice === firstParam(params[name])),
  ])
  return {
    search: firstParam(params.q)?.trim().slice(0, 100) || undefined,
    cursor: firstParam(params.cursor),
    sort: names.find((name) => name === sort) ?? (names[0] as S),
    filters: Object.fromEntries(chosen) as ListQuery<S, C>['filters'],
  }
}
