import { Tabs } from '@/components/ui/tabs'
import type { OrgContext } from '@/lib/access/org-context'
import { mayOpen } from '@/lib/access/pages'
import { getTranslations } from '@/lib/i18n/translations'
import { countWaiting } from '@/lib/join-links/queries'
import { orgPath } from '@/lib/paths'

interface PeopleTabsProps {
  org: OrgContext
  /** Of the requests page: their tab is there for it also when nobody asks. */
  withRequests?: boolean
}

/** Between the members and the ways in, for those who manage both; nothing for anybody else. */
export async function PeopleTabs({ org, withRequests = false }: PeopleTabsProps) {
  if (!mayOpen(org.actor, 'invitations')) return null
  const { slug } = org.organization
  const [t, { invitations, requests }] = await Promise.all([
    getTranslations('people.tabs'),
    countWaiting(org),
  ])
  return (
    <Tabs
      label={t('label')}
      items={[
        { href: orgPath(slug, 'people'), label: t('members'), exact: true },
        { href: orgPath(slug, 'invitations'), label: t('invitations', { count: invitations }) },
        ...((requests > 0 || withRequests) && mayOpen(org.actor, 'people/requests')
          ? [{ href: orgPath(slug, 'people/requests'), label: t('requests', { count: requests }) }]
          : []),
        { href: orgPath(slug, 'people/links'), label: t('links') },
      ]}
    />
  )
}
