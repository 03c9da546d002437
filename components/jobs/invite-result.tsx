import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { DownloadLink } from '@/components/ui/download-link'
import { Table } from '@/components/ui/table'
import { TableCell } from '@/components/ui/table-cell'
import { TableRow } from '@/components/ui/table-row'
import type { OrgContext } from '@/lib/access/org-context'
import { listInvitedRows, type InvitedRow, type JobView } from '@/lib/jobs/queries'
import { orgPath } from '@/lib/paths'
import { outcomeText } from './outcome-text'

/** What became of a list of invitations: first those that were not sent, with the reason for each. */
export async function InviteResult({ org, job }: { org: OrgContext; job: JobView }) {
  const [t, rows] = await Promise.all([
    getTranslations('jobs.invite-many'),
    listInvitedRows(org, job.id),
  ])
  const invited = rows.filter(({ outcome }) => outcome === 'invited')
  const others = rows.filter(({ outcome }) => outcome !== 'invited')
  const download = orgPath(org.organization.slug, `jobs/${job.id}/download`)
  return (
    <div className="mt-6 grid gap-6">
      {others.length > 0 && <Others rows={others} />}
      {invited.length > 0 && (
        <Card title={t('invitedTitle', { count: invited.length })}>
          <ul className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
            {invited.map(({ position, email }) => (
              <li key={position} className="truncate">
                {email}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <p>
        <DownloadLink href={download}>{t('download')}</DownloadLink>
      </p>
    </div>
  )
}

async function Others({ rows }: { rows: InvitedRow[] }) {
  const [t, say] = await Promise.all([getTranslations('jobs.invite-many'), outcomeText()])
  return (
    <Table caption={t('othersCaption')} columns={[{ label: t('address') }, { label: t('reason') }]}>
      {rows.map(({ position, email, text, outcome }) => (
        <TableRow key={position}>
          <TableCell kind="lead">
            <span className="wrap-anywhere text-ink">{email ?? text}</span>
          </TableCell>
          <TableCell label={t('reason')}>{say(outcome)}</TableCell>
        </TableRow>
      ))}
    </Table>
  )
}
