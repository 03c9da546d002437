import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const filesIn = (folders: string[]) =>
  folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)

const sources = filesIn(['app', 'components', 'kinds', 'lib', 'prisma', 'scripts'])
  .filter((path) => /\.(tsx?|mjs)$/.test(path))
  .filter((path) => !/\.test\.(tsx?|mjs)$|^lib\/generated\/|^(lib|scripts)\/testing\//.test(path))

/** The schema's relations that lead to a membership: a nested write through one would write it. */
const relations = filesIn(['prisma'])
  .filter((path) => path.endsWith('.prisma'))
  .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/^ {2}(\w+) +OrganizationUser\b/gm)])
  .map(([, name]) => name)

const sql = (table: string) =>
  new RegExp(
    `\\b(INSERT INTO|UPDATE|DELETE FROM|MERGE INTO|TRUNCATE)\\s+(ONLY\\s+)?("public"\\.)?"${table}"`,
    'gi',
  )
const prisma = (model: string, verbs: string) => new RegExp(`\\b${model}\\s*\\.(${verbs})\\w*`, 'g')
const nested = (names: string, verbs: string) =>
  new RegExp(`\\b(${names})\\s*:\\s*\\{\\s*(${verbs})\\w*`, 'g')

const writes = [
  prisma('organizationUser', 'create|update|upsert|delete'),
  sql('OrganizationUser'),
  nested(relations.join('|'), 'create|connectOrCreate|update|upsert|delete'),
  nested('members|memberships', 'connect|set|disconnect'),
]
/** Deletions that cascade to memberships. */
const erasures = [
  /\b(user|organization)\s*\.delete(Many)?(?=\()/g,
  /\bDELETE FROM\s+("public"\.)?"(User|Organization)"/gi,
]

const found = (patterns: RegExp[]) =>
  sources
    .flatMap((path) => {
      const text = readFileSync(path, 'utf8')
      return patterns.flatMap((each) =>
        [...text.matchAll(each)].map(([what]) => `${path}: ${what}`),
      )
    })
    .toSorted()

test('exactly one function adds a member, ends a membership, suspends, changes a role and notes a visit', () => {
  expect(found(writes)).toEqual([
    'lib/access/note-visit.ts: UPDATE "OrganizationUser"',
    'lib/members/change-role.ts: organizationUser.updateMany',
    'lib/members/end-membership.ts: organizationUser.deleteMany',
    'lib/members/start-membership.ts: INSERT INTO "OrganizationUser"',
    'lib/members/suspend-member.ts: organizationUser.updateMany',
    // Of an organization that is erased.
    'lib/organizations/delete-organization.ts: DELETE FROM "OrganizationUser"',
  ])
})

test('a person or an organization is erased only after its memberships ended, or together with all of them', () => {
  expect(found(erasures)).toEqual([
    // After endMembership for each.
    'lib/account-deletion/erase-user.ts: user.delete',
    // Sign-ups that were never activated: the whole organization is deleted, and its owner has no other.
    'lib/ops/tidy-up.ts: organization.deleteMany',
    'lib/ops/tidy-up.ts: user.deleteMany',
    'lib/organizations/delete-organization.ts: organization.delete',
  ])
})

test.each([
  'await tx.organizationUser\n    .deleteMany({ where })',
  'DELETE FROM ONLY "public"."OrganizationUser"',
  'insert into "OrganizationUser" (id)',
  'data: { members: { create: { userId } } }',
  'owner: { create: { member: { create: { userId, role } } } }',
  'memberships: { disconnect: { id } }',
])('finds such code anywhere else: %j', (text) => {
  expect(writes.some((write) => new RegExp(write.source, write.flags).test(text))).toBe(true)
})
