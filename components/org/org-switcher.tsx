import { getTranslations } from 'next-intl/server'
import { OrgSwitcher as Switcher } from '@/components/ui/org-switcher'
import type { OrgContext } from '@/lib/access/org-context'
import type { SignedIn } from '@/lib/auth/find-session'
import { listMyOrganizations } from '@/lib/orgs/queries'
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
  const choice = (kind: string, name: string, slug: string, role: string, isOwner: boolean) => ({
    name,
    slug,
    href: orgPath(slug),
    roleLabel: [called(kind), label(role, isOwner)].filter(Boolean).join(' · '),
  })
  const { organization, actor } = org ?? {}
  return (
    <Switcher
      current={
        organization &&
        actor &&
        choice(organization.kind, organization.name, organization.slug, actor.role, actor.isOwner)
      }
      organizations={organizations.map(({ kind, name, slug, role, isOwner }) =>
        choice(kind, name, slug, role, isOwner),
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
