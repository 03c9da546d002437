import { SearchX } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ListPages } from '@/components/shell/list-pages'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { Table, type TableColumn } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { findOrg } from '@/lib/access/context'
import { roleNames, type OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { displayName } from '@/lib/users/person'
import { listMembers, type MemberRow, type MembersQuery } from '@/lib/members/queries'
import { orgPath } from '@/lib/paths'
import { fieldValues } from '@/components/organizations/field-values'
import { LIST_ID } from './focus-list'
import { grantableRoles } from './grantable-roles'
import { MemberLine } from './member-line'
import { membersAddress } from './members-address'
import { MembersList } from './members-list'
import { membersTexts } from './members-texts'
import { roleLabels } from './role-labels'
import { SelectPage } from './select-page'

interface OrgUsersProps extends MembersQuery {
  /** The organization, or its slug. */
  org: OrgContext | string
}

/**
 * The members of an organization as a table, for those who are members themselves; nothing for
 * anybody else. What the viewer may do to a row comes with the row.
 */
export async function OrgUsers({ org, ...query }: OrgUsersProps) {
  const ctx = typeof org === 'string' ? await findOrg(org) : org
  if (!ctx || !can(ctx.actor, 'member.list')) return null
  const { name: organization, slug } = ctx.organization
  const [t, { rows, next, total }] = await Promise.all([
    getTranslations('people'),
    listMembers(ctx, query),
  ])
  const { search, role, state, cursor } = query
  const here = orgPath(slug, 'people')
  const isFiltered = Boolean(search || role || state)
  const manages = can(ctx.actor, 'member.read')
  const count = isFiltered ? t('found', { count: total }) : t('members', { count: total })
  return (
    <div id={LIST_ID} tabIndex={-1} className="outline-none">
      <p className="mb-3 flex min-h-5 flex-wrap gap-x-3 text-[0.8125rem] text-muted">
        <span role="status">{rows.length === 0 ? t('noneTitle') : count}</span>
        {isFiltered && rows.length > 0 && <TextLink href={here}>{t('showAll')}</TextLink>}
      </p>
      {rows.length === 0 ? (
        <div className="rounded-card border border-line bg-surface">
          <EmptyState
            icon={<SearchX />}
            title={t('noneTitle')}
            action={<ButtonLink href={here}>{t('showAll')}</ButtonLink>}
          >
            {role || state ? t('noneFiltered') : search && t('none', { search })}
          </EmptyState>
        </div>
      ) : (
        <Selectable org={ctx} rows={rows} manages={manages}>
          <Table
            caption={t('caption', { organization })}
            columns={await columnsOf(ctx, query, manages)}
          >
            {rows.map((member) => (
              <MemberLine key={member.id} org={ctx} member={member} manages={manages} />
            ))}
          </Table>
        </Selectable>
      )}
      <ListPages
        here={here}
        query={Object.fromEntries(
          new URLSearchParams(membersAddress(slug)({ ...query, cursor: undefined }).split('?')[1]),
        )}
        cursor={cursor}
        next={next}
      />
    </div>
  )
}

/** The table's columns, by which it can be ordered. */
async function columnsOf(org: OrgContext, query: MembersQuery, manages: boolean) {
  const { kind, slug } = org.organization
  const [t, show] = await Promise.all([
    getTranslations('people'),
    fieldValues(kind, 'memberFields'),
  ])
  const now = query.sort ?? 'joined'
  const sortable = (key: 'name' | 'role' | 'joined'): TableColumn => {
    const [up, down] = [key, `-${key}`] as const
    const direction = now === up ? 'ascending' : now === down ? 'descending' : undefined
    const sort = now === up ? down : up
    const href = membersAddress(slug)({ ...query, sort, cursor: undefined })
    return { label: t(key), sort: { href, direction } }
  }
  const columns: TableColumn[] = [
    { ...sortable('name'), leading: manages && <SelectPage /> },
    sortable('role'),
    ...show({}).map(({ term: label }) => ({ label })),
    sortable('joined'),
  ]
  return manages ? [...columns, { label: t('actions'), hidden: true }] : columns
}

/** The rows as what can be selected, for those who may do something to somebody. */
async function Selectable(props: {
  org: OrgContext
  rows: MemberRow[]
  manages: boolean
  children: ReactNode
}) {
  const { org, rows, manages, children } = props
  if (!manages) return children
  const { kind, slug } = org.organization
  const [texts, roles, label] = await Promise.all([
    membersTexts(org, rows.length),
    grantableRoles(org),
    roleLabels(),
  ])
  return (
    <MembersList
      org={slug}
      members={rows.map(({ userId, role, can: may, ...person }) => ({
        ...{ userId, role, can: may },
        name: displayName(person),
      }))}
      roles={roles}
      roleNames={Object.fromEntries(roleNames(kind).map((role) => [role, label(role)]))}
      texts={texts}
    >
      {children}
    </MembersList>
  )
}
