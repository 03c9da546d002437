import { ActionButton } from '@/components/form/action-button'
import { SignInPolicyForm } from '@/components/organizations/sign-in-policy-form'
import { ListPages } from '@/components/shell/list-pages'
import { OrgHeader } from '@/components/shell/org-breadcrumbs'
import { orgTitle } from '@/components/shell/org-title'
import { requirePage } from '@/lib/access/context'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { firstParam } from '@/lib/lists/search-params'
import { remindUnreadyAction } from '@/lib/organizations/actions'
import {
  countReadiness,
  listReadiness,
  type ReadinessRow,
} from '@/lib/organizations/readiness-view'
import { orgPath } from '@/lib/paths'
import { roleLabels } from '@/components/members/role-labels'
import { Badge } from '@/components/ui/badge'
import { Identity } from '@/components/ui/identity'
import { Table, TableCell, TableRow } from '@/components/ui/table'
import { displayName } from '@/lib/accounts/person'

export const generateMetadata = orgTitle('signInPolicy')

/** What the organization requires of its members' sign-ins, and which of them have a second factor. */
export default async function SignInPolicyPage(props: PageProps<'/orgs/[slug]/settings/security'>) {
  const org = await requirePage((await props.params).slug, 'settings/security')
  const cursor = firstParam((await props.searchParams).cursor)
  const [t, nav, format, { members, ready, ...form }, { rows, next }] = await Promise.all([
    getTranslations('signInPolicy'),
    getTranslations('nav'),
    getFormatter(),
    countReadiness(org),
    listReadiness(org, cursor),
  ])
  const { name: organization, slug } = org.organization
  const here = orgPath(slug, 'settings/security')
  const settings = { label: nav('settings'), href: orgPath(slug, 'settings') }
  const mayRemind = org.policy.secondFactorFrom !== null && ready < members
  return (
    <>
      <OrgHeader
        org={org}
        title={t('title')}
        description={t('intro', { organization })}
        trail={[settings]}
      />
      <SignInPolicyForm org={org} {...form} />
      <div className="mt-8 mb-3 flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 className="font-semibold">{t('members')}</h2>
          <p className="text-muted">
            {t('membersText', { ready: format.number(ready), members: format.number(members) })}
          </p>
        </div>
        {mayRemind && (
          <ActionButton action={remindUnreadyAction} fields={{ org: slug }}>
            {t('remind')}
          </ActionButton>
        )}
      </div>
      {rows.length > 0 && <ReadinessTable organization={organization} rows={rows} />}
      <ListPages here={here} {...{ cursor, next }} />
    </>
  )
}

interface ReadinessTableProps {
  organization: string
  rows: ReadinessRow[]
}

/** Members, and whether they have a second factor. */
async function ReadinessTable({ organization, rows }: ReadinessTableProps) {
  const [t, label] = await Promise.all([getTranslations('signInPolicy'), roleLabels()])
  const columns = [{ label: t('name') }, { label: t('role') }, { label: t('state') }]
  return (
    <Table caption={t('caption', { organization })} columns={columns}>
      {rows.map(({ userId, name, email, picture, role, isOwner, isReady }) => (
        <TableRow key={userId}>
          <TableCell kind="lead" className="max-w-80">
            <Identity
              {...{ seed: userId, picture, detail: email }}
              name={displayName({ name, email })}
            />
          </TableCell>
          <TableCell label={t('role')}>
            <Badge>{label(role, isOwner)}</Badge>
          </TableCell>
          <TableCell label={t('state')}>
            <Badge tone={isReady ? 'success' : 'warning'}>{t(isReady ? 'ready' : 'unready')}</Badge>
          </TableCell>
        </TableRow>
      ))}
    </Table>
  )
}
