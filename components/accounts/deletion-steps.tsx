import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Section } from '@/components/ui/section'
import type { DeletionPlan } from '@/lib/account-deletion/queries'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'

/** What happens to a deleted account: immediately, until the end, and at the end. */
export async function DeletionSteps({ plan, email }: { plan: DeletionPlan; email: string }) {
  const [t, format] = await Promise.all([getTranslations('deletion'), getFormatter()])
  const { going, memberships, sessions, invitations, joinRequests, pseudonym } = plan
  const day = (moment: Date | null) => (moment ? format.dateTime(moment, 'day') : '')
  const date = day(plan.deletesAt)
  const count = memberships.length
  const steps = [
    {
      term: t('now'),
      details: [
        t('signedOut', { count: sessions }),
        count > 0 && t('membersSee', { count, organizations: format.list(memberships) }),
        invitations > 0 && t('invitations', { count: invitations }),
        joinRequests > 0 && t('requests', { count: joinRequests }),
      ],
    },
    {
      term: t('until', { date }),
      details: [
        t('keep'),
        ...going.map(({ name: organization, endsAt }) =>
          t('going', { organization, date: day(endsAt) }),
        ),
      ],
    },
    {
      term: t('then', { date }),
      details: [
        count > 0 && t('memberships', { count }),
        t('erased', { email }),
        t('log', { pseudonym }),
      ],
    },
  ]
  return (
    <Section id="plan" title={t('planTitle')} description={t('planText', { date })}>
      <Card>
        <DescriptionList
          items={steps.map(({ term, details }) => ({ term, details: <Lines>{details}</Lines> }))}
        />
      </Card>
    </Section>
  )
}

const Lines = ({ children }: { children: ReactNode[] }) => (
  <ul className="grid gap-2">
    {children.map((line, index) => line && <li key={index}>{line}</li>)}
  </ul>
)
