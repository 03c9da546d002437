import { SearchX } from 'lucide-react'
import { getLocale, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { ListPages } from '@/components/frame/list-pages'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { Identity } from '@/components/ui/identity'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table } from '@/components/ui/table'
import { TableCell } from '@/components/ui/table-cell'
import { TableRow } from '@/components/ui/table-row'
import { findOrg } from '@/lib/access/context'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { displayName } from '@/lib/events/record'
import { listMembers, type MemberRow } from '@/lib/members/queries'
import { orgPath } from '@/lib/paths'
import { fieldValues } from './field-values'
import { roleLabels } from './role-labels'

interface OrgUsersProps {
  /** The organization, or its slug. */
  org: OrgContext | string
  /** Part of a name or an address. */
  search?: string
  /** Where the page before ended. */
  cursor?: string
}

/**
 * The members of an organization as a table, for those who are members themselves; nothing for
 * anybody else. What the viewer may do to a row comes with the row.
 */
export async function OrgUsers({ org, search, cursor }: OrgUsersProps) {
  const ctx = typeof org === 'string' ? await findOrg(org) : org
  if (!ctx || !can(ctx.actor, 'member.list')) return null
  const { name, slug } = ctx.organization
  const [t, { rows, next }] = await Promise.all([
    getTranslations('people'),
    listMembers(ctx, { search, cursor }),
  ])
  const here = orgPath(slug, 'people')
  if (rows.length === 0)
    return (
      <div className="rounded-card border border-line bg-surface">
        <EmptyState
          icon={<SearchX />}
          title={t('noneTitle')}
          action={<ButtonLink href={here}>{t('showAll')}</ButtonLink>}
        >
          {search && t('none', { search })}
        </EmptyState>
      </div>
    )
  const manages = can(ctx.actor, 'member.read')
  const { kind } = ctx.organization
  const details = (await fieldValues(kind, 'memberFields'))({}).map(({ term: label }) => ({
    label,
  }))
  const columns = [{ label: t('name') }, { label: t('role') }, ...details, { label: t('joined') }]
  return (
    <>
      <Table
        caption={t('caption', { organization: name })}
        columns={manages ? [...columns, { label: t('actions'), hidden: true }] : columns}
      >
        {rows.map((member) => (
          <MemberTableRow key={member.id} {...{ member, slug, kind, manages }} />
        ))}
      </Table>
      <ListPages here={here} query={{ q: search }} cursor={cursor} next={next} />
    </>
  )
}

async function MemberTableRow(props: {
  member: MemberRow
  slug: string
  kind: string
  manages: boolean
}) {
  const { member, slug, kind, manages } = props
  const [t, label, show, locale] = await Promise.all([
    getTranslations('people'),
    roleLabels(),
    fieldValues(kind, 'memberFields'),
    getLocale(),
  ])
  const name = displayName(member)
  const page = orgPath(slug, `people/${member.userId}`)
  return (
    <TableRow>
      <TableCell kind="lead">
        <Identity
          name={name}
          seed={member.userId}
          picture={member.picture}
          title={manages ? <Link href={page}>{name}</Link> : name}
          detail={member.email}
          badge={
            <>
              {member.isYou && <Badge>{t('you')}</Badge>}
              {!member.isActive && <Badge tone="warning">{t('inactive')}</Badge>}
            </>
          }
        />
      </TableCell>
      <TableCell label={t('role')}>
        <Badge tone={member.isOwner ? 'accent' : 'neutral'}>
          {label(member.role, member.isOwner)}
        </Badge>
      </TableCell>
      {show(member.fields).map((field) => (
        <TableCell key={field.name} label={field.term}>
          {field.details}
        </TableCell>
      ))}
      <TableCell label={t('joined')}>
        <RelativeTime date={member.joinedAt} locale={locale} className="text-muted" />
      </TableCell>
      {manages && (
        <TableCell kind="actions">
          {(member.can.remove || member.can.changeRole) && (
            <ButtonLink
              href={page}
              size="sm"
              prefetch={false}
              aria-label={t('manageWho', { name })}
            >
              {t('manage')}
            </ButtonLink>
          )}
        </TableCell>
      )}
    </TableRow>
  )
}
