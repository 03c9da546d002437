import type { Route } from 'next'
import { requestedPath } from '@/lib/access/context'
import { safeNext } from '@/lib/paths'

type Params = Record<string, string | string[] | undefined>

/** Where a list stands: a page, on which other lists may have their own part of the address. */
export interface ListPlace {
  path: Route
  /** What the list's own parameters begin with, as in `acme-sort`. */
  prefix: string
  /** The list's own parameters by their plain names. */
  params: Record<string, string>
  /** Those of the page and of its other lists, which the list's links keep. */
  others: Record<string, string>
}

const ownNames = new Set(['q', 'role', 'state', 'sort', 'cursor'])

/**
 * The place of a list on the page that was asked for.
 * @param name tells it from the other lists of the page
 * @param page another page than the one that was asked for
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

/** The query of the page on which this list shows that, and all others what they show now. */
export const queryIn = (
  { prefix, others }: ListPlace,
  params: Record<string, string | undefined>,
) =>
  Object.entries(params).reduce<Record<string, string>>(
    (query, [name, value]) => (value ? { ...query, [prefix + name]: value } : query),
    others,
  )

/** The page's address with that query. */
export function addressIn(place: ListPlace, params: Record<string, string | undefined>): Route {
  const query = new URLSearchParams(queryIn(place, params)).toString()
  return (query ? `${place.path}?${query}` : place.path) as Route
}

const split = (address: string) => {
  const [path = '', query] = address.split('?')
  return { path: path as Route, params: Object.fromEntries(new URLSearchParams(query)) }
}
