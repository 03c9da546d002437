import { expect, test } from 'vitest'
import * as z from 'zod'
import type { InvitationBackend } from '@/lib/backends/invitation-backend'
import { defaultRoles, permissions, type Permission } from '@/lib/access/roles'
import { days, defineGuildhall } from '@/lib/config/define-guildhall'
import { afterCommit } from '@/lib/events/handlers'
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
const base = { brand: { name: 'Acme' }, pageSize: 25, lifetimes }
const define = (roles = defaultRoles) => defineGuildhall({ ...base, roles, resources: { boats } })

test('a name, lifetimes and a page size are enough: everything else has a default', () => {
  expect(defineGuildhall(base)).toMatchObject({
    ...{ invitations: 'modeled', registration: 'default', roles: defaultRoles },
    kinds: { organization: {} },
    allow: { signUp: 'open', createOrganization: 'everyone' },
  })
})

test('a kind and a backend with the same field in one form are refused', () => {
  const fields = z.object({ badge: z.string() })
  const own = { name: 'own', fields } as Partial<InvitationBackend> as InvitationBackend
  const { kinds, ...rest } = { kinds: { club: { memberFields: fields } }, ...base }
  const withBackend = () =>
    defineGuildhall({ ...rest, kinds, invitations: 'own', backends: { invitations: [own] } })
  expect(withBackend).toThrow(/members of "club".*both have a field "badge"/)
  expect(() => defineGuildhall({ ...rest, kinds })).not.toThrow()
})

test('a backend that does not exist is refused, also in a kind', () => {
  expect(() => defineGuildhall({ ...base, invitations: 'collegues' })).toThrow(
    /invitations: 'collegues' names a backend that does not exist: there are modeled, default\./,
  )
  const kinds = { organization: {}, club: { registration: 'terms' } }
  expect(() => defineGuildhall({ ...base, kinds })).toThrow(/registration: 'terms'.*default\./)
})

test('two handlers of a signal with one name are refused: the outbox could not tell them apart', () => {
  const [billing, chat] = [afterCommit('tell', () => {}), afterCommit('tell', () => {})]
  expect(() => defineGuildhall({ ...base, on: { userAdded: [billing, chat] } })).toThrow(
    /two handlers of userAdded are named "tell"/,
  )
  const on = { userAdded: [billing], userRemoved: [chat] }
  expect(() => defineGuildhall({ ...base, on })).not.toThrow()
})

test.each([0, 2.5, 100])('a page of %s rows is refused', (pageSize) => {
  expect(() => defineGuildhall({ ...base, pageSize })).toThrow(/from 1 to 50/)
})

test('a kind that asks its founder for two fields of the same name is refused', () => {
  const fields = z.object({ phone: z.string() })
  const kinds = { club: { fields, memberFields: fields } }
  expect(() => defineGuildhall({ ...base, kinds })).toThrow(/its members both have a field "phone"/)
})

test('a role also gets the permissions a resource assigns to it, and the owner gets all of them', () => {
  const config = define({ ...defaultRoles, captain: ['org.read'] })
  expect(config.roles).toEqual({
    member: [...defaultRoles.member, 'boat.sail'],
    admin: defaultRoles.admin,
    captain: ['org.read', 'boat.sail', 'boat.sell'],
  })
  expect(config.permissions).toEqual([...permissions, 'boat.sail', 'boat.sell'] as Permission[])
})

test('the default roles are not modified', () => {
  const before = structuredClone(defaultRoles)
  define()
  expect(defaultRoles).toEqual(before)
})
