import type { ReactNode } from 'react'
import { ListPages } from '@/components/shell/list-pages'
import { listPlace, queryIn } from '@/components/shell/list-place'
import { findOrg } from '@/lib/access/context'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { listMembers, readMembersQuery, type MemberRow } from '@/lib/members/queries'
import { displayName } from '@/lib/accounts/person'
import { memberParams } from './member-filters'

/** A member; the name falls back to the address. */
type OrgUser = MemberRow & { name: string }

interface OrgUsersProps {
  /** The organization, or its slug. */
  org: OrgContext | string
  /** Renders one of them; default: the name. */
  children?: (member: OrgUser) => ReactNode
  /** Distinguishes it from other lists on the page; also the prefix of its query parameters. */
  name?: string
  /** The number of members per page; default: config.pageSize. */
  size?: number
  className?: string
}

/**
 * The members of an organization as a plain list: django-organizations' `organization_users`. Only for
 * members; shows nothing to anyone else. <MembersTable> is for managing them.
 * @example <OrgUsers org="acme">{({ name, email }) => <a
 *   href={`mailto:${email}`}>{name}</a>}</OrgUsers>
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
