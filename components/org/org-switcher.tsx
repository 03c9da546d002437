import { getTranslations } from 'next-intl/server'
import { OrgSwitcher as Switcher } from '@/components/ui/org-switcher'
import type { OrgContext } from '@/lib/access/org-context'
import type { SignedIn } from '@/lib/auth/find-session'
import { listMyOrganizations, type MyOrganization } from '@/lib/orgs/queries'
import { orgPath } from '@/lib/paths'
import { kindNamer } from './kind-labels'
import { roleLabels } from './role-labels'

/** Shows the organization that the address names, and leads to the viewer's others. */
export async function OrgSwitcher({ user, org }: { user: SignedIn; org?: OrgContext }) {
  const [t, label, organizations] = await Promise.all([
    getTranslations('nav.switcher'),
    roleLabels(),
    listMyOrganizations(user),
  ])
  const called = await kindNamer()
  type Choice = Pick<MyOrganization, 'kind' | 'name' | 'slug' | 'picture' | 'role' | 'isOwner'>
  const choice = ({ kind, name, slug, picture, role, isOwner }: Choice) => ({
    name,
    slug,
    picture,
    href: orgPath(slug),
    roleLabel: [called(kind), label(role, isOwner)].filter(Boolean).join(' · '),
  })
  return (
    <Switcher
      current={org && choice({ ...org.organization, ...org.actor })}
      organizations={organizations.map(choice)}
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
