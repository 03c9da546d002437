import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const sources = ['app', 'components', 'lib', 'prisma', 'scripts']
  .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
  .map((entry) => `${entry.parentPath}/${entry.name}`)
  .filter((path) => !/\.test\.tsx?$|^lib\/(generated|testing)\//.test(path))

const writes = [
  /\borganizationUser\s*\.(create|update|upsert|delete)\w*/g,
  /\b(INSERT INTO|UPDATE|DELETE FROM) "OrganizationUser"/g,
  /\b(members|memberships): \{\s*(create|connect|update|upsert|delete|set|disconnect)\w*/g,
]

test('exactly one function adds a member, ends a membership, suspends, changes a role and notes a visit', () => {
  const found = sources.flatMap((path) => {
    const text = readFileSync(path, 'utf8')
    return writes.flatMap((write) => [...text.matchAll(write)].map(([what]) => `${path}: ${what}`))
  })
  expect(found.toSorted()).toEqual([
    'lib/members/change-role.ts: organizationUser.update',
    'lib/members/end-membership.ts: organizationUser.delete',
    'lib/members/start-membership.ts: organizationUser.createMany',
    'lib/members/suspend-member.ts: organizationUser.update',
    'lib/members/touch-membership.ts: UPDATE "OrganizationUser"',
  ])
})
