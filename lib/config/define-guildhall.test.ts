import { expect, test } from 'vitest'
import { defaultRoles, permissions, type Permission } from '@/lib/access/roles'
import { days, defineGuildhall } from '@/lib/config/define-guildhall'
import type { Resource } from '@/lib/config/define-resource'

const boats: Resource = {
  permissions: { 'boat.sail': ['member', 'captain', 'nobody'], 'boat.sell': ['captain'] },
  pages: {},
  messages: {},
}
const lifetimes = {
  ...{ activation: 1, invitation: 1, reset: 1, signInLink: 1, abandonedSignUp: 1 },
  ...{ session: days(1), idleSession: days(1) },
}
const define = (roles = defaultRoles) =>
  defineGuildhall({ brand: { name: 'Acme' }, pageSize: 25, lifetimes, roles, resources: { boats } })

test('a role may do what a resource permits it, beside what it could, and the owner all of it', () => {
  const config = define({ ...defaultRoles, captain: ['org.read'] })
  expect(config.roles).toEqual({
    member: [...defaultRoles.member, 'boat.sail'],
    admin: defaultRoles.admin,
    captain: ['org.read', 'boat.sail', 'boat.sell'],
  })
  expect(config.permissions).toEqual([...permissions, 'boat.sail', 'boat.sell'] as Permission[])
})

test('the default roles stay what they are', () => {
  const before = structuredClone(defaultRoles)
  define()
  expect(defaultRoles).toEqual(before)
})
