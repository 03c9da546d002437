import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isOfCore } from '@/scripts/lib/sort-tests'

// A company's own code decides itself which members it includes.
const sources = ['components', 'lib', 'emails']
  .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => `${entry.parentPath}/${entry.name}`)
  .filter((path) => !/\.test\.tsx?$|-contract\.ts$|^lib\/(generated|testing)\//.test(path))
  .filter(isOfCore)
const times = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length

/** Ways to read memberships: in SQL, with Prisma, through a relation. */
const reads = [
  /(?<!INSERT INTO )"OrganizationUser"/g,
  /\borganizationUser\s*\.(find|count|aggregate|groupBy)/g,
  /\b(members|memberships): \{\s*(some|none|every|where|select)\b/g,
]
const asks =
  /\bhasAccessSql\(|\bhasAccess\(|\bmemberStateIs\(|\.\.\.withAccess\b|NOT: withAccess\b/g

/**
 * Files that read memberships without checking whether they give access: how often, and why. Code that
 * decides permissions or chooses recipients must use lib/access/membership-access.ts.
 */
const everyMember: Record<string, [number, string]> = {
  'lib/access/membership-access.ts': [1, 'whether the person has a second factor'],
  'lib/account-deletion/erase-user.ts': [2, 'all their memberships end; owners have access'],
  'lib/account-deletion/queries.ts': [2, 'all their memberships end'],
  'lib/accounts/sessions/find-session.ts': [
    2,
    'a member is not invited; who sees that they are suspended',
  ],
  'lib/accounts/sign-up/activate-account.ts': [1, 'the organization’s own page says that they are'],
  'lib/admin/read-figures.ts': [2, 'a suspended member keeps their seat'],
  'lib/admin/read-memberships.ts': [1, 'staff see all'],
  'lib/admin/read-organizations.ts': [2, 'a suspended member keeps their seat'],
  'lib/admin/read-people.ts': [1, 'staff see all'],
  'lib/admin/read-person.ts': [1, 'staff see all'],
  'lib/backends/backend-of-account.ts': [1, 'how the account came to be'],
  'lib/backends/modeled-invitations.ts': [1, 'a member is not invited'],
  'lib/domains/queries.ts': [1, 'a member does not join again'],
  'lib/events/queries.ts': [2, 'a suspended member has a page'],
  'lib/insights/read-figures.ts': [2, 'a suspended member keeps their seat'],
  'lib/invitations/may-inviter-still.ts': [1, 'a member is not invited'],
  'lib/invitations/invitation-view.ts': [1, 'a member is not invited'],
  'lib/invitations/is-open.ts': [1, 'a member is not invited'],
  'lib/invitations/judge-addresses.ts': [2, 'a member is not invited, and keeps their seat'],
  'lib/invitations/queries.ts': [1, 'a member is not invited'],
  'lib/invitations/manage-invitation.ts': [1, 'a member is not invited'],
  'lib/join-links/join-or-ask.ts': [1, 'a member does not join again'],
  'lib/members/ensure-room.ts': [2, 'a suspended member keeps their seat'],
  'lib/access/note-visit.ts': [1, 'asked by findOrg'],
  'lib/ops/tidy-up.ts': [1, 'the account of a member is not abandoned'],
  'lib/organizations/delete-organization.ts': [4, 'all members are told, and erased'],
  'lib/organizations/overview-view.ts': [3, 'a suspended member keeps their seat, and has a page'],
  'lib/organizations/with-org-lock.ts': [1, 'all organizations of a leaving person are locked'],
  'lib/organizations/queries.ts': [2, 'a suspended member keeps their seat; old addresses lead on'],
}

test('code that reads memberships checks whether they give access, or states why not', () => {
  const found = sources.flatMap((path) => {
    const text = readFileSync(path, 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, '')
    const asked = times(text, asks)
    const unasked = reads.reduce((sum, pattern) => sum + times(text, pattern), 0) - asked
    return unasked > 0 ? [[path, unasked]] : []
  })
  const decided = Object.entries(everyMember).map(([path, [count]]) => [path, count])
  expect(found.toSorted()).toEqual(decided.toSorted())
})
