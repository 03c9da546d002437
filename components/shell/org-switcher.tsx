import { getTranslations } from 'next-intl/server'
import { waitingInvitations } from '@/lib/access/context'
import type { OrgContext } from '@/lib/access/org-context'
import { orgPath } from '@/lib/paths'
import { kindNamer } from '@/components/organizations/kind-labels'
import { OrgMenu } from './org-menu'
import { roleLabels } from '@/components/members/role-labels'

/** Shows the organization that the address names, and leads to the viewer's others. */
export async function OrgSwitcher({ org }: { org?: OrgContext }) {
  const [t, label, called, count] = await Promise.all([
    getTranslations('nav.switcher'),
    roleLabels(),
    kindNamer(),
    waitingInvitations(org?.organization.slug),
  ])
  return (
    <OrgMenu
      current={org && here(org, called(org.organization.kind), label)}
      createHref="/orgs/new"
      allHref="/orgs"
      waiting={count > 0 ? { count, label: t('invitations', { count }) } : undefined}
      labels={{
        open: t('open'),
        none: t('none'),
        search: t('search'),
        noMatch: t('noMatch'),
        create: t('create'),
        all: t('all'),
        loading: t('loading'),
      }}
    />
  )
}

const here = (
  { organization: { name, slug, picture }, actor }: OrgContext,
  kind: string | undefined,
  label: (role: string, isOwner: boolean) => string,
) => ({
  name,
  slug,
  picture,
  href: orgPath(slug),
  roleLabel: [kind, label(actor.role, actor.isOwner)].filter(Boolean).join(' · '),
})
