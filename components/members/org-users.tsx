import type { ReactNode } from 'react'
import { ListPages } from '@/components/shell/list-pages'
import { listPlace, queryIn } from '@/components/shell/list-place'
import { findOrg } from '@/lib/access/context'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { listMembers, readMembersQuery, type MemberRow } from '@/lib/members/queries'
import { displayName } from '@/lib/accounts/person'
import { memberParams } from './member-params'

/** A member, named by their address where they have no name. */
type OrgUser = MemberRow & { name: string }

interface OrgUsersProps {
  /** The organization, or its slug. */
  org: OrgContext | string
  /** Draws one of them; their name unless given. */
  children?: (member: OrgUser) => ReactNode
  /** Tells it from other lists of the page: what its own part of the address begins with. */
  name?: string
  /** How many stand on a page; config.pageSize unless told. */
  size?: number
  className?: string
}

/**
 * The members of an organization as a plain list: django-organizations' `organization_users`. For those
 * who are members themselves; nothing for anybody else. <MembersTable> is the one that manages them.
 * @example <OrgUsers org="acme">{({ name, email }) => <a href={`mailto:${email}`}>{name}</a>}</OrgUsers>
 */
export async function OrgUsers({ org, children, name, size, className }: OrgUsersProps) {
  const ctx = typeof org === 'string' ? await findOrg(org) : org
  if (!ctx || !can(ctx.actor, 'member.list')) return null
  const place = await listPlace(name)
  const { prefix, path } = place
  const query = readMembersQuery(ctx, place.params)
  const { rows, next } = await listMembers(ctx, { ...query, ...(size && { size }) })
  return (
    <>
      <ul className={className}>
        {rows.map((row) => {
          const user = { ...row, name: displayName(row) }
          return <li key={row.userId}>{children ? children(user) : user.name}</li>
        })}
      </ul>
      <ListPages
        here={path}
        query={queryIn(place, memberParams({ ...query, cursor: undefined }))}
        landmark={name && ctx.organization.name}
        {...{ prefix, next, ...(query.cursor && { cursor: query.cursor }) }}
      />
    </>
  )
}
