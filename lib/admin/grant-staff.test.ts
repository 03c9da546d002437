import { expect, test } from 'vitest'
import { grantStaff, revokeStaff, changeStaffByAddress } from '@/lib/admin/person-commands'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { acme, person } from '@/lib/testing/people'
import { expectRefusal, outcomes } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'

test('Sam grants the newcomer staff access and revokes it, effective on her next request', async () => {
  const [staff, newcomer, { slug }] = [await sam(), await person('Newcomer'), await acme()]
  const granted = await watch(() => grantStaff(staff, { userId: newcomer.id }))
  expect(granted.events).toEqual([
    { type: 'user.staffGranted', actor: 'Sam', target: 'Newcomer', data: {} },
  ])
  expect((await findSession(newcomer.token, slug))?.membership).not.toBeNull()
  await nothingChanges(() => grantStaff(staff, { userId: newcomer.id }))
  const revoked = await watch(() => revokeStaff(staff, { userId: newcomer.id }))
  expect(revoked.events).toEqual([
    { type: 'user.staffRevoked', actor: 'Sam', target: 'Newcomer', data: {} },
  ])
  expect((await findSession(newcomer.token, slug))?.membership).toBeNull()
})

test('nobody revokes their own, so that somebody is left', async () => {
  const [one, other] = [await sam('Sam'), await sam('Other')]
  await expectRefusal('not-yourself', () => revokeStaff(one, { userId: one.id }))
  const ends = await outcomes([
    revokeStaff(one, { userId: other.id }),
    revokeStaff(other, { userId: one.id }),
  ])
  expect(ends).toEqual({ done: 1, 'not-found': 1 })
})

test('a person who cannot sign in cannot become staff', async () => {
  const [staff, newcomer] = [await sam(), await person('Newcomer')]
  await db.user.update({ where: { id: newcomer.id }, data: { isActive: false } })
  await expectRefusal('person-inactive', () => grantStaff(staff, { userId: newcomer.id }))
})

test('by address, on the command line: no actor is recorded', async () => {
  const newcomer = await person('Newcomer')
  const { result, events } = await watch(() =>
    changeStaffByAddress(` ${newcomer.email.toUpperCase()} `, true),
  )
  expect(result).toBe(true)
  expect(events).toEqual([{ type: 'user.staffGranted', target: 'Newcomer', data: {} }])
  expect(await changeStaffByAddress(newcomer.email, true)).toBe(false)
  expect(await changeStaffByAddress(newcomer.email, false)).toBe(true)
  await expectRefusal('person-unknown', () => changeStaffByAddress('nobody@acme.test', true))
  await expectRefusal('person-unknown', () => changeStaffByAddress('no address', true))
  await db.user.update({ where: { id: newcomer.id }, data: { isActive: false } })
  await expectRefusal('person-inactive', () => changeStaffByAddress(newcomer.email, true))
})
