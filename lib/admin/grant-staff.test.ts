import { expect, test } from 'vitest'
import { grantStaff, revokeStaff, changeStaffByAddress } from '@/lib/admin/change-staff'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { acme, person } from '@/lib/testing/people'
import { expectRefusal, outcomes } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'

test('Sam makes the newcomer staff, and takes it back: she knows at her next click', async () => {
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

test('nobody takes it from themselves, so that somebody is left', async () => {
  const [one, other] = [await sam('Sam'), await sam('Other')]
  await expectRefusal('not-yourself', () => revokeStaff(one, { userId: one.id }))
  const ends = await outcomes([
    revokeStaff(one, { userId: other.id }),
    revokeStaff(other, { userId: one.id }),
  ])
  expect(ends).toEqual({ done: 1, 'not-found': 1 })
})

test('somebody who cannot sign in is not made staff', async () => {
  const [staff, newcomer] = [await sam(), await person('Newcomer')]
  await db.user.update({ where: { id: newcomer.id }, data: { isActive: false } })
  await expectRefusal('person-inactive', () => grantStaff(staff, { userId: newcomer.id }))
})

test('by address, at the command line: nobody is named as the actor', async () => {
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
