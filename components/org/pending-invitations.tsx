import { getTranslations } from 'next-intl/server'
import { TextLink } from '@/components/ui/text-link'
import type { OrgContext } from '@/lib/access/org-context'
import { listInvitations } from '@/lib/invitations/queries'
import { orgPath } from '@/lib/paths'
import { InvitationTable } from './invitation-table'

/** The newest open invitations, for the people page; nothing when there are none. */
export async function PendingInvitations({ org }: { org: OrgContext }) {
  const [t, { rows }] = await Promise.all([
    getTranslations('people'),
    listInvitations(org, { status: 'pending' }),
  ])
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="pending-invitations" className="grid gap-3">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="pending-invitations" className="font-semibold text-ink">
          {t('pendingTitle')}
        </h2>
        <TextLink href={orgPath(org.organization.slug, 'invitations')}>{t('pendingAll')}</TextLink>
      </div>
      <InvitationTable org={org} rows={rows} caption={t('pendingCaption')} />
    </section>
  )
}
