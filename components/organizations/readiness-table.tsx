import { roleLabels } from '@/components/members/role-labels'
import { Badge } from '@/components/ui/badge'
import { Identity } from '@/components/ui/identity'
import { Table, TableCell, TableRow } from '@/components/ui/table'
import { displayName } from '@/lib/accounts/person'
import { getTranslations } from '@/lib/i18n/translations'
import type { ReadinessRow } from '@/lib/organizations/readiness-view'

/** Members, and whether they have a second factor. */
export async function ReadinessTable({
  organization,
  rows,
}: {
  organization: string
  rows: ReadinessRow[]
}) {
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
