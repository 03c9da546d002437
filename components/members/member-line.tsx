import { getLocale, getTranslations } from 'next-intl/server'
import { Ellipsis } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Link } from '@/components/ui/link'
import { Identity } from '@/components/ui/identity'
import { RelativeTime } from '@/components/ui/relative-time'
import { TableCell } from '@/components/ui/table-cell'
import { TableRow } from '@/components/ui/table-row'
import { Tooltip } from '@/components/ui/tooltip'
import type { OrgContext } from '@/lib/access/org-context'
import { displayName } from '@/lib/users/person'
import type { MemberRow } from '@/lib/members/queries'
import { orgPath } from '@/lib/paths'
import { fieldValues } from '@/components/organizations/field-values'
import { MemberMenu } from './member-menu'
import { MemberRole } from './member-role'
import { RoleChange } from './role-change'
import { roleLabels } from './role-labels'
import { SelectMember } from './select-member'
import { whyNot } from './why-not'

interface MemberLineProps {
  org: OrgContext
  member: MemberRow
  /** Whether the viewer sees what only those who manage members see. */
  manages: boolean
}

/** One member in the table of people. */
export async function MemberLine({ org, member, manages }: MemberLineProps) {
  const { kind, slug } = org.organization
  const [t, label, show, locale] = await Promise.all([
    getTranslations('people'),
    roleLabels(),
    fieldValues(kind, 'memberFields'),
    getLocale(),
  ])
  const name = displayName(member)
  const page = orgPath(slug, `people/${member.userId}`)
  const isTouchable = member.can.remove || member.can.changeRole
  const why = manages && !isTouchable ? `why-${member.userId}` : undefined
  const line = (
    <>
      <TableCell kind="lead">
        <div className="flex min-w-0 items-center gap-3">
          {manages && <SelectMember userId={member.userId} name={name} why={why} />}
          <Identity
            name={name}
            seed={member.userId}
            picture={member.picture}
            title={
              manages ? (
                <Link href={page} className="hover:underline">
                  {name}
                </Link>
              ) : (
                name
              )
            }
            detail={member.email}
            badge={
              <>
                {member.isYou && <Badge>{t('you')}</Badge>}
                {member.state === 'pending' && <Badge tone="warning">{t('waiting')}</Badge>}
                {member.state === 'deactivated' && <Badge tone="danger">{t('inactive')}</Badge>}
              </>
            }
          />
        </div>
      </TableCell>
      <TableCell label={t('role')}>
        {manages && isTouchable ? (
          <MemberRole />
        ) : (
          <Badge tone={member.isOwner ? 'accent' : 'neutral'}>
            {label(member.role, member.isOwner)}
          </Badge>
        )}
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
          <span className="flex items-center justify-end gap-1">
            {why ? (
              <Untouchable org={org} member={member} id={why} />
            ) : (
              <>
                <ButtonLink
                  href={page}
                  size="sm"
                  aria-label={t('manageWho', { name })}
                  className="max-sm:hidden"
                >
                  {t('manage')}
                </ButtonLink>
                <MemberMenu
                  page={page}
                  member={{ userId: member.userId, name, role: member.role, can: member.can }}
                />
              </>
            )}
          </span>
        </TableCell>
      )}
    </>
  )
  return (
    <TableRow>
      {manages && isTouchable ? (
        <RoleChange userId={member.userId} name={name} role={member.role}>
          {line}
        </RoleChange>
      ) : (
        line
      )}
    </TableRow>
  )
}

/** In the place of the menu where there is nothing to do: why, for eyes and ears. */
async function Untouchable({ org, member, id }: Omit<MemberLineProps, 'manages'> & { id: string }) {
  const [t, explain] = await Promise.all([getTranslations('people'), whyNot(org)])
  const name = displayName(member)
  const { remove, changeRole } = member.why
  const reason = changeRole ?? remove
  if (!reason) return null
  return (
    <Tooltip text={explain('changeRole', reason, name)} side="left" id={id}>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={t('actionsFor', { name })}
        aria-disabled="true"
        aria-describedby={id}
      >
        <Ellipsis aria-hidden="true" />
      </Button>
    </Tooltip>
  )
}
