import { getTranslations } from 'next-intl/server'
import { OrgSwitcher as Switcher } from '@/components/ui/org-switcher'
import type { OrgContext } from '@/lib/access/org-context'
import type { SignedIn } from '@/lib/auth/find-session'
import { listMyOrganizations } from '@/lib/orgs/queries'
import { orgPath } from '@/lib/paths'
import { roleLabels } from './role-labels'

/** Shows the organization that the address names, and leads to the viewer's others. */
export async function OrgSwitcher({ user, org }: { user: SignedIn; org?: OrgContext }) {
  const [t, label, organizations] = await Promise.all([
    getTranslations('nav.switcher'),
    roleLabels(),
    listMyOrganizations(user),
  ])
  const choice = (name: string, slug: string, role: string, isOwner: boolean) => ({
    name,
    slug,
    href: orgPath(slug),
    roleLabel: label(role, isOwner),
  })
  const { organization, actor } = org ?? {}
  return (
    <Switcher
      current={
        organization &&
        actor &&
        choice(organization.name, organization.slug, actor.role, actor.isOwner)
      }
      organizations={organizations.map(({ name, slug, role, isOwner }) =>
        choice(name, slug, role, isOwner),
      )}
      createHref="/orgs/new"
      allHref="/orgs"
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
