import fs from 'node:fs'
import path from 'node:path'
import type { Who } from './world'

/**
 * Every page there is, with who looks at it and where: a new page gets one line here, or the first
 * test of accessibility.spec.ts fails. A word after a colon is filled in from ./world.ts. A page stands
 * with the one who sees most of it; a state that others alone see, with them.
 */
export const everyPage: Record<string, Partial<Record<Who, string[]>>> = {
  '(public)/page': { nobody: ['/'] },
  '(public)/(card)/activate/[token]/page': { nobody: [':activate', '/activate/dead'] },
  '(public)/(card)/forgot-password/page': { nobody: ['/forgot-password'] },
  '(public)/(card)/invitations/[token]/page': {
    nobody: [':invitation', '/invitations/dead'],
  },
  '(public)/(card)/login/[token]/page': { nobody: [':login', '/login/dead'] },
  '(public)/(card)/login/page': { nobody: ['/login', '/login?by=link'] },
  '(public)/(card)/reset-password/[token]/page': { nobody: [':reset', '/reset-password/dead'] },
  '(public)/(card)/signup/complete/page': { nobody: ['/signup/complete'] },
  '(public)/(card)/signup/page': { nobody: ['/signup'] },
  '(signed-in)/(me)/account/page': { member: ['/account'] },
  '(signed-in)/(me)/account/security/page': { member: ['/account/security'] },
  '(signed-in)/(me)/account/sessions/page': { member: ['/account/sessions'] },
  '(signed-in)/(me)/orgs/new/page': { member: ['/orgs/new'] },
  '(signed-in)/(me)/orgs/page': { member: ['/orgs'], stranger: ['/orgs'] },
  '(signed-in)/admin/invitations/page': { staff: ['/admin/invitations'] },
  '(signed-in)/admin/memberships/page': { staff: ['/admin/memberships'] },
  '(signed-in)/admin/organizations/page': { staff: ['/admin/organizations'] },
  '(signed-in)/admin/outbox/page': { staff: ['/admin/outbox'] },
  '(signed-in)/admin/owners/page': { staff: ['/admin/owners'] },
  '(signed-in)/admin/people/page': { staff: ['/admin/people', '/admin/people?q=nobody-'] },
  '(signed-in)/admin/page': { staff: ['/admin'] },
  '(signed-in)/admin/[...rest]/page': { staff: ['/admin/nothing'] },
  '(signed-in)/admin/not-found': { staff: ['/admin/people/00000000-0000-4000-8000-000000000000'] },
  '(signed-in)/admin/organizations/[organizationId]/page': {
    staff: ['/admin/organizations/:org'],
  },
  '(signed-in)/admin/organizations/[organizationId]/members/[userId]/page': {
    staff: ['/admin/organizations/:org/members/:max'],
  },
  '(signed-in)/admin/people/[userId]/page': { staff: ['/admin/people/:max'] },
  '(signed-in)/orgs/[slug]/activity/page': { owner: ['/orgs/:slug/activity'] },
  '(signed-in)/orgs/[slug]/insights/page': { owner: ['/orgs/:slug/insights'] },
  '(signed-in)/orgs/[slug]/invitations/page': {
    owner: ['/orgs/:slug/invitations', '/orgs/:slug/invitations?status=declined'],
  },
  '(signed-in)/orgs/[slug]/people/[userId]/page': {
    owner: ['/orgs/:slug/people/:max', '/orgs/:slug/people/:olive'],
  },
  '(signed-in)/orgs/[slug]/people/invite/page': { owner: ['/orgs/:slug/people/invite'] },
  '(signed-in)/orgs/[slug]/products/[productId]/edit/page': {
    owner: ['/orgs/:slug/products/:product/edit'],
  },
  '(signed-in)/orgs/[slug]/products/new/page': { owner: ['/orgs/:slug/products/new'] },
  '(signed-in)/orgs/[slug]/settings/page': { owner: ['/orgs/:slug/settings'] },
  '(signed-in)/orgs/[slug]/page': {
    owner: ['/orgs/:slug'],
    staff: ['/orgs/:slug'],
  },
  // Opened by a click alone: accessibility.spec.ts looks at it among what opens over a page.
  '(signed-in)/orgs/[slug]/people/(list)/@dialog/(.)invite/page': {},
  '(signed-in)/orgs/[slug]/people/(list)/@dialog/page': {},
  '(signed-in)/orgs/[slug]/people/(list)/page': {
    owner: ['/orgs/:slug/people', '/orgs/:slug/people?q=nobody-'],
  },
  '(signed-in)/orgs/[slug]/products/page': {
    owner: ['/orgs/:slug/products'],
  },
  '(signed-in)/orgs/[slug]/products/[productId]/page': {
    owner: ['/orgs/:slug/products/:product'],
  },
  '(signed-in)/orgs/[slug]/people/invite/many/page': {
    owner: ['/orgs/:slug/people/invite/many'],
  },
  '(signed-in)/orgs/[slug]/[...rest]/page': {
    member: ['/orgs/:slug/nothing'],
    stranger: ['/orgs/:slug/nothing'],
  },
  '(signed-in)/orgs/[slug]/forbidden': { member: ['/orgs/:slug/settings'] },
  '(signed-in)/orgs/[slug]/not-found': {
    owner: ['/orgs/:slug/people/00000000-0000-4000-8000-000000000000'],
  },
  'dev/components/page': { nobody: ['/dev/components'] },
  'dev/mailbox/page': { nobody: ['/dev/mailbox?to=:mail'] },
  'dev/mails/page': { nobody: ['/dev/mails', '/dev/mails?mail=invitation&theme=dark&width=phone'] },
  // proxy.ts leads there, and away.spec.ts with it.
  'unavailable/page': {},
  'not-found': { nobody: ['/nowhere'], stranger: ['/orgs/:slug'] },
}

/** The pages that are there, as `everyPage` names them. */
export const pagesThatAreThere = () =>
  fs
    .readdirSync('app', { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /(^|\/)(page|not-found|forbidden)\.tsx$/.test(file))
    .map((file) => file.replace(/\.tsx$/, ''))
