import type { MembersQuery } from '@/lib/members/queries'

/** The query parameters of a list of members, without default values. */
export const memberParams = ({ search, role, state, sort, cursor }: MembersQuery) => ({
  ...{ q: search, role, state, sort: sort === 'joined' ? undefined : sort, cursor },
})
