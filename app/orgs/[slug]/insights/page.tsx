import { getTranslations } from '@/lib/i18n/translations'
import { MembersFigures, OutcomeFigures, SeatsCard } from '@/components/insights/figures'
import { orgTitle } from '@/components/shell/org-title'
import { OrgHeader } from '@/components/shell/org-breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { whyNotAllowed } from '@/lib/access/allowed'
import { requirePage } from '@/lib/access/context'
import {
  readInvitationsByOutcome,
  readMembersByMonth,
  readSeats,
} from '@/lib/insights/read-figures'

export const generateMetadata = orgTitle('insights')

/** The organization's figures over time, as charts and tables. */
export default async function InsightsPage({ params }: PageProps<'/orgs/[slug]/insights'>) {
  const org = await requirePage((await params).slug, 'insights')
  const off = whyNotAllowed('insights')
  if (off) return <SwitchedOff />
  const [t, seats, members, outcomes] = await Promise.all([
    getTranslations('insights'),
    readSeats(org),
    readMembersByMonth(org),
    readInvitationsByOutcome(org),
  ])
  return (
    <>
      <OrgHeader
        org={org}
        title={t('title')}
        description={t('intro', { organization: org.organization.name })}
      />
      <div className="grid gap-6">
        <SeatsCard seats={seats} />
        <MembersFigures months={members} />
        <OutcomeFigures months={outcomes} />
      </div>
    </>
  )
}

async function SwitchedOff() {
  const [t, errors] = await Promise.all([getTranslations('insights'), getTranslations('errors')])
  return <PageHeader title={t('title')} description={errors('insights-off')} />
}
