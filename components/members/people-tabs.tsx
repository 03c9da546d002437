import { getTranslations } from '@/lib/i18n/translations'
import { Tabs } from '@/components/ui/tabs'
import type { OrgContext } from '@/lib/access/org-context'
import { mayOpen } from '@/lib/access/pages'
import { countPendingInvitations } from '@/lib/invitations/queries'
import { orgPath } from '@/lib/paths'

/** Between the members and the invitations, for those who manage both; nothing for anybody else. */
export async function PeopleTabs({ org }: { org: OrgContext }) {
  if (!mayOpen(org.actor, 'invitations')) return null
  const { slug } = org.organization
  const [t, count] = await Promise.all([
    getTranslations('people.tabs'),
    countPendingInvitations(org),
  ])
  return (
    <Tabs
      label={t('label')}
      items={[
        { href: orgPath(slug, 'people'), label: t('members'), exact: true },
        { href: orgPath(slug, 'invitations'), label: t('invitations', { count }) },
      ]}
    />
  )
}
