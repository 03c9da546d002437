import { navItems } from '@/components/shell/nav-items'
import { SignedInFrame } from '@/components/shell/signed-in-frame'
import {
  DeletedOrganization,
  SuspendedMember,
} from '@/components/organizations/deleted-organization'
import { FactorNotice } from '@/components/organizations/sign-in-rules'
import { StaffBanner } from '@/components/shell/staff-banner'
import { WhoCanHelp } from '@/components/shell/who-can-help'
import { findDeletedOrg, findSuspended, requireOrg } from '@/lib/access/context'
import { isSwitchedOn, mayOpen, orgPages } from '@/lib/access/pages'
import { hasPage } from '@/lib/access/resources'
import { displayName } from '@/lib/accounts/person'
import { orgPath } from '@/lib/paths'

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
