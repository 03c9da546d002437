import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { adminTitle } from '@/components/admin/admin-list'
import { GrowthFigures, InvitationFigures } from '@/components/admin/figures'
import { PageHeader } from '@/components/ui/page-header'
import { Stat, StatList } from '@/components/ui/stat-list'
import { requireStaff } from '@/lib/access/context'
import { readGrowth, readInvitationMonths, readTotals } from '@/lib/admin/read-figures'

export const generateMetadata = adminTitle('overview')

const figures = ['people', 'organizations', 'memberships', 'invitations'] as const

/** The overview: how many organizations and people there are, and how they grew. */
export default async function AdminPage() {
  await requireStaff()
  const [t, format, totals, growth, invitations] = await Promise.all([
    getTranslations('admin'),
    getFormatter(),
    readTotals(),
    readGrowth(),
    readInvitationMonths(),
  ])
  const { openInvitations, ...rest } = totals
  const values = { ...rest, invitations: openInvitations }
  return (
    <>
      <PageHeader title={t('title')} description={t('overviewPage.intro')} />
      <div className="grid gap-6">
        <StatList>
          {figures.map((name) => (
            <Stat
              key={name}
              label={t(`overviewPage.${name}`)}
              value={format.number(values[name])}
            />
          ))}
        </StatList>
        <GrowthFigures months={growth} />
        <InvitationFigures months={invitations} />
      </div>
    </>
  )
}
