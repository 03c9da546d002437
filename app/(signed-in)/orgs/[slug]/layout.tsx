import { Activity, ChartLine, House, Package, Settings, Users } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { SignedInFrame } from '@/components/frame/signed-in-frame'
import { DeletedOrganization } from '@/components/org/deleted-organization'
import { StaffBanner } from '@/components/org/staff-banner'
import { WhoCanHelp } from '@/components/org/who-can-help'
import { findDeletedOrg, requireOrg } from '@/lib/access/context'
import { can, type Permission } from '@/lib/access/roles'
import { displayName } from '@/lib/users/person'
import { orgPath } from '@/lib/paths'

const pages = [
  { page: '', label: 'overview', icon: <House />, needs: 'org.read', exact: true },
  { page: 'people', label: 'people', icon: <Users />, needs: 'member.list', also: 'invitations' },
  { page: 'products', label: 'products', icon: <Package />, needs: 'product.read' },
  { page: 'activity', label: 'activity', icon: <Activity />, needs: 'activity.read' },
  { page: 'insights', label: 'insights', icon: <ChartLine />, needs: 'activity.read' },
  { page: 'settings', label: 'settings', icon: <Settings />, needs: 'org.update' },
] as const satisfies { needs: Permission; [key: string]: unknown }[]

/** Lets members in, and nobody else; their pages check again, as a layout does not run each time. */
export default async function OrganizationLayout({
  params,
  children,
}: LayoutProps<'/orgs/[slug]'>) {
  const { slug: asked } = await params
  const deleted = await findDeletedOrg(asked)
  if (deleted) return <DeletedOrganization {...deleted} />
  const org = await requireOrg(asked)
  const t = await getTranslations('nav')
  const { name, slug } = org.organization
  const items = pages
    .filter(({ needs }) => can(org.actor, needs))
    .map(({ page, label, icon, ...rest }) => ({
      href: orgPath(slug, page),
      label: t(label),
      icon,
      exact: 'exact' in rest,
      also: 'also' in rest ? orgPath(slug, rest.also) : undefined,
    }))
  return (
    <WhoCanHelp value={{ organization: name, slug, owner: displayName(org.owner) }}>
      <SignedInFrame
        user={org.user}
        org={org}
        nav={[{ items }]}
        banner={org.actor.isStaff && <StaffBanner org={org} />}
      >
        {children}
      </SignedInFrame>
    </WhoCanHelp>
  )
}
