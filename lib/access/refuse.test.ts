import { expect, test } from 'vitest'
import config from '@/guildhall.config'
import { staffActor } from './org-context'
import { ensureMayGrant, ensureRole, refuse } from './refuse'
import { permissionsOf, type Reason } from './roles'
import { outcome } from '@/lib/testing/refusal'

const ended = (rule: () => unknown) => outcome(Promise.resolve().then(rule))

test('each reason maps to one refusal, either forbidden or an error at the field', async () => {
  const refusals: Record<Reason, string> = {
    role: 'forbidden',
    owner: 'owner-stays at field',
    self: 'forbidden',
    above: 'forbidden',
    'not-admin': 'owner-must-be-admin at field',
    'not-active': 'owner-must-be-admin at field',
    suspended: 'owner-must-be-admin at field',
  }
  for (const [reason, refusal] of Object.entries(refusals))
    expect(await ended(() => refuse(reason as Reason, 'field')), reason).toBe(refusal)
  expect(await ended(() => refuse(null, 'field'))).toBe('done')
})

test('a granted role must be known and not above one’s own', async () => {
  const permissions = permissionsOf(config.roles, 'member')
  const mia = { userId: '', role: 'member', isOwner: false, permissions }
  expect(ensureMayGrant(mia, 'organization', 'member')).toEqual(permissions)
  expect(await ended(() => ensureMayGrant(mia, 'organization', 'admin', 'role'))).toBe(
    'role-too-high at role',
  )
  for (const role of ['owner', 'nothing', 'constructor'])
    expect(await ended(() => ensureRole('organization', role))).toBe('role-unknown')
  expect(await ended(() => ensureMayGrant(staffActor(''), 'organization', 'admin'))).toBe('done')
})
