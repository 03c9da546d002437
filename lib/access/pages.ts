import {
  Activity,
  Building2,
  ChartLine,
  Crown,
  House,
  Mail,
  MonitorSmartphone,
  Package,
  Send,
  Settings,
  Shield,
  UserRound,
  UserRoundCheck,
  Users,
  type LucideIcon,
} from 'lucide-react'
import { can, type Actor, type Permission } from '@/lib/access/roles'

/** What a page needs, and how the navigation shows it; without a label and an icon it does not. */
export interface PageEntry {
  needs?: Permission
  /** A message key. */
  label?: string
  icon?: LucideIcon
  /** Another page on which this one is the current one of the navigation. */
  also?: string
}

/** The pages of an organization, by their path below it: what each needs, and how the navigation shows it. */
export const orgPages = {
  '': { needs: 'org.read', label: 'nav.overview', icon: House },
  people: { needs: 'member.list', label: 'nav.people', icon: Users, also: 'invitations' },
  'people/[userId]': { needs: 'member.read' },
  'people/invite': { needs: 'member.invite' },
  'people/invite/many': { needs: 'member.invite' },
  products: { needs: 'product.read', label: 'nav.products', icon: Package },
  'products/[productId]': { needs: 'product.read' },
  'products/[productId]/edit': { needs: 'product.write' },
  'products/new': { needs: 'product.write' },
  invitations: { needs: 'invitation.manage' },
  activity: { needs: 'activity.read', label: 'nav.activity', icon: Activity },
  insights: { needs: 'activity.read', label: 'nav.insights', icon: ChartLine },
  settings: { needs: 'org.update', label: 'nav.settings', icon: Settings },
} as const satisfies Record<string, PageEntry & { needs: Permission }>
export type OrgPage = keyof typeof orgPages

/** Whether this member may open a page of the organization. */
export const mayOpen = (actor: Actor, page: OrgPage) => can(actor, orgPages[page].needs)

/** The pages of one's own: for everybody who is signed in. */
export const ownPages = {
  '/orgs': { label: 'nav.organizations', icon: Building2 },
  '/account': { label: 'nav.profile', icon: UserRound },
  '/account/security': { label: 'nav.security', icon: Shield },
  '/account/sessions': { label: 'nav.sessions', icon: MonitorSmartphone },
} as const satisfies Record<string, PageEntry>

/** The pages of the back office, by their path below it: for staff. */
export const adminPages = {
  '': { label: 'admin.overview', icon: ChartLine },
  organizations: { label: 'admin.organizations', icon: Building2 },
  people: { label: 'admin.people', icon: Users },
  owners: { label: 'admin.owners', icon: Crown },
  memberships: { label: 'admin.memberships', icon: UserRoundCheck },
  invitations: { label: 'admin.invitations', icon: Mail },
  outbox: { label: 'admin.outbox', icon: Send },
} as const satisfies Record<string, PageEntry>
