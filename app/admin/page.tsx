import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { adminTitle } from '@/components/admin/admin-list'
import { PageHeader } from '@/components/ui/page-header'
import { Stat, StatList } from '@/components/ui/card'
import { requireStaff } from '@/lib/access/context'
import {
  readGrowth,
  readInvitationMonths,
  readTotals,
  type GrowthMonth,
  type InvitationMonth,
} from '@/lib/admin/read-figures'
import { FigureCard } from '@/components/insights/figure-card'

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

/** Organizations and their members over time. */
async function GrowthFigures({ months }: { months: GrowthMonth[] }) {
  const t = await getTranslations('admin.overviewPage')
  const series = [
    {
      key: 'members',
      label: t('membersSeries'),
      color: 'var(--color-accent)',
    },
    {
      key: 'organizations',
      label: t('organizationsSeries'),
      color: 'var(--color-warning)',
      dashed: true,
    },
  ]
  return (
    <FigureCard
      title={t('growth')}
      description={t('growthText')}
      caption={t('growthCaption')}
      kind="lines"
      series={series}
      months={months.map((month) => ({ ...month }))}
    />
  )
}

/** The outcome of invitations by month. */
async function InvitationFigures({ months }: { months: InvitationMonth[] }) {
  const t = await getTranslations('admin.overviewPage')
  const series = [
    { key: 'sent', label: t('sent'), color: 'var(--color-info)' },
    { key: 'accepted', label: t('accepted'), color: 'var(--color-accent)' },
    { key: 'expired', label: t('expired'), color: 'var(--color-warning)' },
  ]
  return (
    <FigureCard
      title={t('outcome')}
      description={t('outcomeText')}
      caption={t('outcomeCaption')}
      kind="bars"
      series={series}
      months={months.map((month) => ({ ...month }))}
    />
  )
}
