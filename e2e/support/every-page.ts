import fs from 'node:fs'
import path from 'node:path'
import type { Who } from './world'

/**
 * Every page, with its viewers and paths: a new page needs a line here, or scripts/testing/browser-pages.test.ts
 * fails. A resource brings its own. A word after a colon is filled in from
 * ./world.ts. A page is listed under the viewer who sees most of it, and other states under those who
 * see them.
 */
export const everyPage: Record<string, Partial<Record<Who, string[]>>> = {
  page: { nobody: ['/'] },
  '(card)/activate/[token]/page': { nobody: [':activate', '/activate/dead'] },
  '(card)/change-email/[token]/page': { nobody: ['/change-email/dead'] },
  '(card)/forgot-password/page': { nobody: ['/forgot-password'] },
  '(card)/invitations/[token]/page': {
    nobody: [':invitation', '/invitations/dead'],
  },
  // Redirects to /orgs if there is nothing to join.
  '(card)/join/domain/page': { stranger: ['/join/domain'] },
  '(card)/join/[token]/page': { nobody: [':join', '/join/dead'] },
  '(card)/login/[token]/page': { nobody: [':login', '/login/dead'] },
  // Leads on to /login?by=link where nothing was asked for.
  '(card)/login/code/page': { nobody: ['/login/code'] },
  '(card)/login/confirm/page': { nobody: ['/login/confirm'] },
  '(card)/login/page': { nobody: ['/login', '/login?by=link'] },
  '(card)/reset-password/[token]/page': { nobody: [':reset', '/reset-password/dead'] },
  '(card)/sign-out/[token]/page': { nobody: ['/sign-out/dead'] },
  '(card)/signup/complete/page': { nobody: ['/signup/complete'] },
  '(card)/signup/page': { nobody: ['/signup'] },
  '(card)/unsubscribe/[token]/page': { nobody: ['/unsubscribe/dead'] },
  '(me)/account/activity/page': { member: ['/account/activity'] },
  '(me)/account/delete/page': { member: ['/account/delete'], owner: ['/account/delete'] },
  '(me)/account/email/page': { member: ['/account/email'] },
  '(me)/account/notifications/page': { member: ['/account/notifications'] },
  '(me)/account/confirm/page': { member: ['/account/confirm'] },
  '(me)/account/page': { member: ['/account'] },
  '(me)/account/security/page': { member: ['/account/security'] },
  '(me)/account/security/authenticator/page': { member: ['/account/security/authenticator'] },
  // Redirects members who meet the policy: sign-in-policy.spec.ts looks at it.
  '(me)/account/required/[slug]/page': {},
  '(me)/account/sessions/page': { member: ['/account/sessions'] },
  '(me)/orgs/new/page': { member: ['/orgs/new'] },
  '(me)/orgs/page': { member: ['/orgs'], stranger: ['/orgs'] },
  'admin/invitations/page': { staff: ['/admin/invitations'] },
  'admin/memberships/page': { staff: ['/admin/memberships'] },
  'admin/organizations/page': { staff: ['/admin/organizations'] },
  'admin/outbox/page': { staff: ['/admin/outbox'] },
  'admin/owners/page': { staff: ['/admin/owners'] },
  'admin/people/page': { staff: ['/admin/people', '/admin/people?q=nobody-'] },
  'admin/page': { staff: ['/admin'] },
  'admin/[...rest]/page': { staff: ['/admin/nothing'] },
  'admin/not-found': { staff: ['/admin/people/00000000-0000-4000-8000-000000000000'] },
  'admin/organizations/[organizationId]/page': {
    staff: ['/admin/organizations/:org'],
  },
  'admin/organizations/[organizationId]/members/[userId]/page': {
    staff: ['/admin/organizations/:org/members/:max'],
  },
  'admin/people/[userId]/page': { staff: ['/admin/people/:max'] },
  'orgs/[slug]/activity/page': { owner: ['/orgs/:slug/activity'] },
  'orgs/[slug]/insights/page': { owner: ['/orgs/:slug/insights'] },
  'orgs/[slug]/invitations/page': {
    owner: ['/orgs/:slug/invitations', '/orgs/:slug/invitations?status=declined'],
  },
  'orgs/[slug]/people/[userId]/page': {
    owner: ['/orgs/:slug/people/:max', '/orgs/:slug/people/:olive'],
  },
  'orgs/[slug]/people/links/new/page': { owner: ['/orgs/:slug/people/links/new'] },
  'orgs/[slug]/people/links/page': { owner: ['/orgs/:slug/people/links'] },
  'orgs/[slug]/people/former/page': { owner: ['/orgs/:slug/people/former'] },
  'orgs/[slug]/people/requests/page': { owner: ['/orgs/:slug/people/requests'] },
  'orgs/[slug]/people/invite/page': { owner: ['/orgs/:slug/people/invite'] },
  'orgs/[slug]/settings/domains/page': { owner: ['/orgs/:slug/settings/domains'] },
  'orgs/[slug]/settings/security/page': { owner: ['/orgs/:slug/settings/security'] },
  'orgs/[slug]/settings/page': { owner: ['/orgs/:slug/settings'] },
  'orgs/[slug]/page': {
    owner: ['/orgs/:slug'],
    staff: ['/orgs/:slug'],
  },
  // Opens only by click: accessibility.spec.ts checks it among what opens over a page.
  'orgs/[slug]/people/(list)/@dialog/(.)invite/page': {},
  'orgs/[slug]/people/(list)/@dialog/page': {},
  'orgs/[slug]/people/(list)/page': {
    owner: ['/orgs/:slug/people', '/orgs/:slug/people?q=nobody-'],
  },
  'orgs/[slug]/people/invite/many/page': {
    owner: ['/orgs/:slug/people/invite/many'],
  },
  'orgs/[slug]/[...rest]/page': {
    member: ['/orgs/:slug/nothing'],
    stranger: ['/orgs/:slug/nothing'],
  },
  'orgs/[slug]/forbidden': { member: ['/orgs/:slug/settings'] },
  'orgs/[slug]/not-found': {
    owner: ['/orgs/:slug/people/00000000-0000-4000-8000-000000000000'],
  },
  'dev/components/page': { nobody: ['/dev/components'] },
  'dev/mailbox/page': { nobody: ['/dev/mailbox?to=:mail'] },
  'dev/mails/page': { nobody: ['/dev/mails', '/dev/mails?mail=invitation&theme=dark&width=phone'] },
  // proxy.ts rewrites to it, which away.spec.ts tests.
  'unavailable/page': {},
  // No page uses it: Next’s default would be larger in every response.
  forbidden: {},
  'not-found': { nobody: ['/nowhere'], stranger: ['/orgs/:slug'] },
}

/** The existing pages, by their names in `everyPage`; those of a resource are in its own test. */
export const pagesThatAreThere = () =>
  fs
    .readdirSync('app', { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /(^|\/)(page|not-found|forbidden)\.tsx$/.test(file))
    .map((file) => file.replace(/\.tsx$/, ''))
    .filter((file) => !resources().some((name) => file.startsWith(`orgs/[slug]/${name}/`)))

/** The folders of the resources: e2e/<name>.spec.ts checks the pages of each. */
export const resources = () =>
  fs.readdirSync('lib').filter((name) => fs.existsSync(`lib/${name}/resource.ts`))
