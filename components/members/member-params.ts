import type { MembersQuery } from '@/lib/members/queries'

/** A list of members as its part of an address; what is as always is not in it. */
export const memberParams = ({ search, role, state, sort, cursor }: MembersQuery) => ({
  ...{ q: search, role, state, sort: sort === 'joined' ? undefined : sort, cursor },
})
