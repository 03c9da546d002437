import type { Route } from 'next'
import { requestedPath } from '@/lib/access/context'
import { safeNext, withQuery } from '@/lib/paths'

type Params = Record<string, string | string[] | undefined>

/** Where a list is: a page, on which other lists may have their own query parameters. */
export interface ListPlace {
  path: Route
  /** The prefix of the list's own parameters, as in `acme-sort`. */
  prefix: string
  /** The list's own parameters, without the prefix. */
  params: Record<string, string>
  /** The parameters of the page and its other lists, which the list's links keep. */
  others: Record<string, string>
}

const ownNames = new Set(['q', 'role', 'state', 'sort', 'cursor'])

/**
 * Returns the place of a list on the requested page.
 * @param name distinguishes it from other lists on the page
 * @param page a page other than the requested one
 */
export async function listPlace(
  name = '',
  page?: { path: Route; params: Params },
): Promise<ListPlace> {
  const { path, params } = page ?? split(safeNext(await requestedPath()))
  const prefix = name && `${name}-`
  const place: ListPlace = { path, prefix, params: {}, others: {} }
  for (const [key, value] of Object.entries(params)) {
    const text = Array.isArray(value) ? value[0] : value
    const plain = key.startsWith(prefix) ? key.slice(prefix.length) : ''
    if (text && ownNames.has(plain)) place.params[plain] = text
    else if (text) place.others[key] = text
  }
  return place
}

/** Returns the page's query with these parameters for this list, and all others unchanged. */
export const queryIn = (
  { prefix, others }: ListPlace,
  params: Record<string, string | undefined>,
) =>
  Object.entries(params).reduce<Record<string, string>>(
    (query, [name, value]) => (value ? { ...query, [prefix + name]: value } : query),
    others,
  )

/** Returns the page's URL with that query. */
export const addressIn = (place: ListPlace, params: Record<string, string | undefined>) =>
  withQuery(place.path, queryIn(place, params))

const split = (address: string) => {
  const [path = '', query] = address.split('?')
  return { path: path as Route, params: Object.fromEntries(new URLSearchParams(query)) }
}
