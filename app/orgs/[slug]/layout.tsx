import { navItems } from '@/components/shell/nav-items'
import { SignedInFrame } from '@/components/shell/signed-in-frame'
import { DeletedOrganization, SuspendedMember } from '@/components/organizations/without-access'
import { FactorNotice } from '@/components/organizations/factor-notice'
import { WhoCanHelp } from '@/components/shell/forbidden-notice'
import { findDeletedOrg, findSuspended, requireOrg } from '@/lib/access/context'
import { isSwitchedOn, mayOpen, orgPages } from '@/lib/access/pages'
import { hasPage } from '@/lib/access/resources'
import { displayName } from '@/lib/accounts/person'
import { orgPath, adminPath } from '@/lib/paths'
import { getTranslations } from '@/lib/i18n/translations'
import { Link } from '@/components/ui/link'
import type { OrgContext } from '@/lib/access/org-context'

/** Admits only members; their pages check again, because a layout does not run on every navigation. */
export default async function OrganizationLayout({
  params,
  children,
}: LayoutProps<'/orgs/[slug]'>) {
  const { slug: asked } = await params
  const deleted = await findDeletedOrg(asked)
  if (deleted) return <DeletedOrganization {...deleted} />
  const suspended = await findSuspended(asked)
  if (suspended) return <SuspendedMember {...suspended}>{children}</SuspendedMember>
  const org = await requireOrg(asked)
  const { name, slug } = org.organization
  const items = await navItems(
    orgPages,
    (page) => orgPath(slug, page),
    (page) => hasPage(page) && isSwitchedOn(page) && mayOpen(org.actor, page),
  )
  return (
    <WhoCanHelp value={{ organization: name, slug, owner: displayName(org.owner) }}>
      <SignedInFrame
        user={org.user}
        org={org}
        nav={[{ items }]}
        banner={org.actor.isStaff && <StaffBanner org={org} />}
      >
        <FactorNotice org={org} />
        {children}
      </SignedInFrame>
    </WhoCanHelp>
  )
}

/** Shown to staff in an organization they do not belong to. Their visit is recorded. */
async function StaffBanner({ org }: { org: OrgContext }) {
  const t = await getTranslations('staff')
  return (
    <aside className="bg-inverse px-4 py-2 text-center text-[0.8125rem] font-medium text-canvas">
      <p>
        {t('banner', { organization: org.organization.name })}{' '}
        <Link href={adminPath(`organizations/${org.organization.id}`)} className="underline">
          {t('leave')}
        </Link>
      </p>
    </aside>
  )
}
