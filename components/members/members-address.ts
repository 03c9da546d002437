import type { Route } from 'next'
import type { MembersQuery } from '@/lib/members/queries'
import { orgPath } from '@/lib/paths'

/** The address of the people page that shows this; what is as always is not in it. */
export const membersAddress =
  (slug: string) =>
  ({ search, role, state, sort, cursor }: MembersQuery) => {
    const wanted = { q: search, role, state, sort: sort === 'joined' ? undefined : sort, cursor }
    const entries = Object.entries(wanted).filter(([, value]) => value)
    const query = new URLSearchParams(entries as [string, string][]).toString()
    return (query ? `${orgPath(slug, 'people')}?${query}` : orgPath(slug, 'people')) as Route
  }
