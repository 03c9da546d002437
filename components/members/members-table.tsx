import { SearchX } from 'lucide'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ListPages } from '@/components/shell/list-pages'
import { addressIn, listPlace, queryIn, type ListPlace } from '@/components/shell/list-place'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { timeAgo } from '@/components/ui/relative-time'
import type { TableColumn } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { findOrg } from '@/lib/access/context'
import { roleNames, type OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { displayName } from '@/lib/accounts/person'
import {
  countedMembers,
  listMembers,
  readMembersQuery,
  type MemberRow,
  type MembersQuery,
} from '@/lib/members/queries'
import { fieldValues } from '@/components/organizations/kind-labels'
import type { ListedMember, MemberRowsProps } from './listed-member'
import { MemberFilters, memberParams } from './member-filters'
import { MemberRows } from './member-rows'
import { membersTexts } from './members-texts'
import { roleLabels, grantableRoles } from './role-labels'
import { whyNot } from './why-not'

interface MembersTableProps {
  /** The organization, or its slug. */
  org: OrgContext | string
  /** Distinguishes it from other lists on the page; also the prefix of its query parameters. */
  name?: string
  /** The page it is on; default: the requested page. */
  page?: Parameters<typeof listPlace>[1]
}

/**
 * The members table: search, filters, sorting, and the actions the viewer may take. Only for members;
 * shows nothing to anyone else. Works on any page, and keeps the page's other query parameters.
 */
export async function MembersTable({ org, name, page }: MembersTableProps) {
  const ctx = typeof org === 'string' ? await findOrg(org) : org
  if (!ctx || !can(ctx.actor, 'member.list')) return null
  const place = await listPlace(name, page)
  const query = readMembersQuery(ctx, place.params)
  const [t, { rows, next, total }] = await Promise.all([
    getTranslations('people'),
    listMembers(ctx, query),
  ])
  const { search, role, state, cursor } = query
  const here = addressIn(place, {})
  const landmark = name && t('caption', { organization: ctx.organization.name })
  const isFiltered = Boolean(search || role || state)
  const text = isFiltered ? 'found' : 'members'
  const count =
    total > countedMembers ? t(`${text}More`, { count: countedMembers }) : t(text, { count: total })
  return (
    <>
      <MemberFilters org={ctx} {...{ query, place, landmark }} />
      <div id={`${place.prefix}members`} tabIndex={-1} className="outline-none">
        <p className="mb-3 flex min-h-5 flex-wrap gap-x-3 text-[0.8125rem] text-muted">
          <span role="status">{rows.length === 0 ? t('noneTitle') : count}</span>
          {isFiltered && rows.length > 0 && <TextLink href={here}>{t('showAll')}</TextLink>}
        </p>
        {rows.length === 0 ? (
          <div className="rounded-card border border-line bg-surface">
            <EmptyState
              icon={<Icon of={SearchX} />}
              title={t('noneTitle')}
              action={<ButtonLink href={here}>{t('showAll')}</ButtonLink>}
            >
              {role || state ? t('noneFiltered') : search && t('none', { search })}
            </EmptyState>
          </div>
        ) : (
          <MemberRows {...await tableOf(ctx, query, place, rows)} />
        )}
        <ListPages
          here={place.path}
          query={queryIn(place, memberParams({ ...query, cursor: undefined }))}
          {...{ prefix: place.prefix, landmark, cursor, next }}
        />
      </div>
    </>
  )
}

const deeds = ['remove', 'changeRole', 'suspend', 'remind'] as const

/** The rows of the page as plain data, with what the table needs to show them. */
async function tableOf(
  org: OrgContext,
  query: MembersQuery,
  place: ListPlace,
  rows: MemberRow[],
): Promise<MemberRowsProps> {
  const { kind, name, slug } = org.organization
  const manages = can(org.actor, 'member.read')
  const [t, texts, roles, label, explain, show, locale] = await Promise.all([
    getTranslations('people'),
    membersTexts(),
    grantableRoles(org),
    roleLabels(),
    whyNot(org),
    fieldValues(kind, 'memberFields'),
    getLocale(),
  ])
  const now = new Date()
  const ago = (date: Date) => timeAgo({ date, locale, now })
  const toListed = (member: MemberRow): ListedMember => {
    const { userId, email, role, picture, isOwner, isYou, state, lastSeenAt, why } = member
    const name = displayName(member)
    const can: ListedMember['can'] = {}
    for (const deed of deeds) if (member.can[deed]) can[deed] = true
    const listed: ListedMember = { userId, name, email, role, joined: ago(member.joinedAt), can }
    if (picture) listed.picture = picture
    if (isOwner) listed.isOwner = isOwner
    if (isYou) listed.isYou = isYou
    if (state !== 'active') listed.state = state
    const details = show(member.fields).map((field) => field.details)
    if (details.length > 0) listed.details = details
    if (!manages) return listed
    listed.seen = lastSeenAt ? ago(lastSeenAt).ago : t('never')
    const { remove, changeRole, suspend } = can
    const reason = remove || changeRole || suspend ? null : (why.changeRole ?? why.remove)
    if (reason) listed.why = explain('changeRole', reason, name)
    return listed
  }
  const current = query.sort ?? 'joined'
  const sortable = (key: 'name' | 'role' | 'joined' | 'seen'): TableColumn => {
    const direction = { [key]: 'ascending', [`-${key}`]: 'descending' } as const
    const sort = current === key ? (`-${key}` as const) : key
    const href = addressIn(place, memberParams({ ...query, sort, cursor: undefined }))
    return { label: t(key), sort: { href, direction: direction[current] } }
  }
  return {
    prefix: place.prefix,
    org: slug,
    organization: name,
    members: rows.map(toListed),
    caption: t('caption', { organization: name }),
    columns: [
      sortable('name'),
      sortable('role'),
      ...show({}).map(({ term }) => ({ label: term })),
      sortable('joined'),
      ...(manages ? [sortable('seen'), { label: t('actions'), hidden: true }] : []),
    ],
    manages,
    roles,
    roleNames: Object.fromEntries(roleNames(kind).map((role) => [role, label(role)])),
    texts,
  }
}
