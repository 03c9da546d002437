import { mayOpen, orgPages, ownPages as ownTable, type OrgPage } from '@/lib/access/pages'
import { orgPath } from '@/lib/paths'
import config from '@/lib/testing/core.config'

// Without pages that need a row; those of a member are included, because every organization here has
// members.
const pages = (Object.keys(orgPages) as OrgPage[]).filter((page) => !/\[(?!userId)/.test(page))
const member = { userId: '', role: 'member', isOwner: false, permissions: config.roles.member }
const isForMembers = (page: OrgPage) => mayOpen(member, page)

/** Every page of an organization that all members can open. */
export const memberPages = ({ slug }: { slug: string }): string[] =>
  pages.filter(isForMembers).map((page) => orgPath(slug, page))

/** Every page of an organization that requires an admin. */
export const adminPages = ({ slug, mia }: { slug: string; mia: { id: string } }): string[] => [
  ...pages
    .filter((page) => !isForMembers(page))
    .map((page) => orgPath(slug, page.replace('[userId]', mia.id))),
  `/orgs/${slug}/invitations?status=expired`,
  `/orgs/${slug}/activity?kind=member&person=${mia.id}&from=2026-01-01`,
]

/** Every personal page, without the one that redirects people who signed in recently. */
export const ownPages: string[] = [
  ...Object.keys(ownTable).filter((page) => page !== '/account/confirm'),
  '/orgs/new',
]
