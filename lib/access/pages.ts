import config from '@/guildhall.config'
import type { PageEntry } from '@/lib/access/page-entry'
import { can, type Actor } from '@/lib/access/roles'
import type { Contributed } from '@/lib/config/resources'

const resourcePages = Object.assign(
  {},
  ...Object.values(config.resources).map(({ pages }) => pages),
) as Contributed<'pages'>

/** The pages of an organization by path: the permission each needs, and its navigation entry. */
export const orgPages = {
  // For every member: someone whose role grants nothing (it was renamed) can still leave from here.
  '': { label: 'nav.overview', icon: 'house' },
  people: { needs: 'member.list', label: 'nav.people', icon: 'users', also: 'invitations' },
  'people/[userId]': { needs: 'member.read' },
  'people/invite': { needs: 'member.invite' },
  'people/invite/many': { needs: 'member.invite' },
  'people/links': { needs: 'invitation.manage' },
  'people/links/new': { needs: 'member.invite' },
  'people/requests': { needs: 'member.invite' },
  'people/former': { needs: 'member.invite' },
  ...resourcePages,
  invitations: { needs: 'invitation.manage' },
  activity: { needs: 'activity.read', label: 'nav.activity', icon: 'activity' },
  insights: { needs: 'activity.read', label: 'nav.insights', icon: 'chart', allow: 'insights' },
  'settings/domains': { needs: 'org.update' },
  'settings/security': { needs: 'org.update' },
  settings: { needs: 'org.update', label: 'nav.settings', icon: 'settings' },
} as const satisfies Record<string, PageEntry>
export type OrgPage = keyof typeof orgPages

/** Whether the actor may open a page of the organization. */
export function mayOpen(actor: Actor, page: OrgPage): boolean {
  const { needs }: PageEntry = orgPages[page]
  return !needs || can(actor, needs)
}

/** Whether the configuration enables this page. */
export function isSwitchedOn(page: OrgPage): boolean {
  const { allow }: PageEntry = orgPages[page]
  return !allow || config.allow[allow]
}

/** The personal pages, for everyone who is signed in. */
export const ownPages = {
  '/orgs': { label: 'nav.organizations', icon: 'building' },
  '/account': { label: 'nav.profile', icon: 'user' },
  '/account/email': {},
  '/account/confirm': {},
  '/account/delete': {},
  '/account/security': { label: 'nav.security', icon: 'shield' },
  '/account/security/authenticator': {},
  '/account/sessions': { label: 'nav.sessions', icon: 'devices' },
  '/account/notifications': { label: 'nav.notifications', icon: 'bell' },
  '/account/activity': { label: 'nav.ownActivity', icon: 'activity' },
} as const satisfies Record<string, PageEntry>

/** The back office pages, by their path below it: for staff. */
export const adminPages = {
  '': { label: 'admin.overview', icon: 'chart' },
  organizations: { label: 'admin.organizations', icon: 'building' },
  people: { label: 'admin.people', icon: 'users' },
  owners: { label: 'admin.owners', icon: 'crown' },
  memberships: { label: 'admin.memberships', icon: 'user-check' },
  invitations: { label: 'admin.invitations', icon: 'mail' },
  outbox: { label: 'admin.outbox', icon: 'send' },
} as const satisfies Record<string, PageEntry>
