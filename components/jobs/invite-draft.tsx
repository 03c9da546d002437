import type { Route } from 'next'
import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/form/action-button'
import { roleLabels } from '@/components/org/role-labels'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Table } from '@/components/ui/table'
import { TableCell } from '@/components/ui/table-cell'
import { TableRow } from '@/components/ui/table-row'
import type { OrgContext } from '@/lib/access/org-context'
import { confirmInvitationsAction } from '@/lib/invitations/actions'
import type { InviteManyJob } from '@/lib/invitations/schema'
import { cancelJobAction } from '@/lib/jobs/actions'
import { judgeInvitedRows, listInvitedRows, type JobView } from '@/lib/jobs/queries'
import { orgPath } from '@/lib/paths'

const tones = {
  new: 'success',
  expired: 'success',
  member: 'neutral',
  invited: 'neutral',
  repeated: 'neutral',
  invalid: 'warning',
  'no-room': 'warning',
} as const

/** A list of addresses before anybody is invited: what would become of each, and the button for it. */
export async function InviteDraft({ org, job }: { org: OrgContext; job: JobView }) {
  const [t, label, rows] = await Promise.all([
    getTranslations('jobs.invite-many'),
    roleLabels(),
    listInvitedRows(org, job.id).then((found) => judgeInvitedRows(org, found)),
  ])
  const { slug } = org.organization
  const { role, message } = job.input as InviteManyJob
  const going = rows.filter(({ verdict }) => verdict === 'new' || verdict === 'expired').length
  const fields = { org: slug, jobId: job.id }
  const change = `${orgPath(slug, 'people/invite/many')}?from=${job.id}` as Route
  return (
    <div className="grid gap-6">
      <Card
        title={t('ask', { count: going })}
        description={t('askText', { others: rows.length - going })}
        footer={
          <div className="flex flex-wrap gap-2">
            {going > 0 && (
              <ActionButton action={confirmInvitationsAction} fields={fields} variant="primary">
                {t('confirm', { count: going })}
              </ActionButton>
            )}
            <ButtonLink href={change}>{t('change')}</ButtonLink>
            <ActionButton action={cancelJobAction} fields={fields} variant="ghost">
              {t('discard')}
            </ActionButton>
          </div>
        }
      >
        <DescriptionList
          items={[
            { term: t('role'), details: label(role) },
            ...(message ? [{ term: t('message'), details: message }] : []),
          ]}
        />
      </Card>
      <Table
        caption={t('draftCaption')}
        columns={[{ label: t('address') }, { label: t('verdict') }]}
      >
        {rows.map(({ position, email, text, verdict }) => (
          <TableRow key={position}>
            <TableCell kind="lead">
              <span className="wrap-anywhere text-ink">{email ?? text}</span>
            </TableCell>
            <TableCell label={t('verdict')}>
              <Badge tone={tones[verdict]}>{t(`verdicts.${verdict}`)}</Badge>
            </TableCell>
          </TableRow>
        ))}
      </Table>
    </div>
  )
}
