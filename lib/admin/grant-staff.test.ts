import { expect, test } from 'vitest'
import { grantStaff } from '@/lib/admin/grant-staff'
import { revokeStaff } from '@/lib/admin/revoke-staff'
import { changeStaffByAddress } from '@/lib/admin/staff-by-address'
import { findSession } from '@/lib/auth/find-session'
import { db } from '@/lib/db'
import { acme, person } from '@/lib/testing/people'
import { expectRefusal, outcomes } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'

test('Sam makes Nora staff, and takes it back: she knows at her next click', async () => {
  const [staff, nora, { slug }] = [await sam(), await person('Nora'), await acme()]
  const granted = await watch(() => grantStaff(staff, { userId: nora.id }))
  expect(granted.events).toEqual([
    { type: 'user.staffGranted', actor: 'Sam', target: 'Nora', data: {} },
  ])
  expect((await findSession(nora.token, slug))?.membership).not.toBeNull()
  await nothingChanges(() => grantStaff(staff, { userId: nora.id }))
  const revoked = await watch(() => revokeStaff(staff, { userId: nora.id }))
  expect(revoked.events).toEqual([
    { type: 'user.staffRevoked', actor: 'Sam', target: 'Nora', data: {} },
  ])
  expect((await findSession(nora.token, slug))?.membership).toBeNull()
})

test('nobody takes it from themselves, so that somebody is left', async () => {
  const [one, other] = [await sam('Sam'), await sam('Sue')]
  await expectRefusal('not-yourself', () => revokeStaff(one, { userId: one.id }))
  const ends = await outcomes([
    revokeStaff(one, { userId: other.id }),
    revokeStaff(other, { userId: one.id }),
  ])
  expect(ends).toEqual({ done: 1, 'not-found': 1 })
})

test('somebody who cannot sign in is not made staff', async () => {
  const [staff, nora] = [await sam(), await person('Nora')]
  await db.user.update({ where: { id: nora.id }, data: { isActive: false } })
  await expectRefusal('person-inactive', () => grantStaff(staff, { userId: nora.id }))
})

test('by address, at the command line: nobody is named as the actor', async () => {
  const nora = await person('Nora')
  const { result, events } = await watch(() =>
    changeStaffByAddress(` ${nora.email.toUpperCase()} `, true),
  )
  expect(result).toBe(true)
  expect(events).toEqual([{ type: 'user.staffGranted', target: 'Nora', data: {} }])
  expect(await changeStaffByAddress(nora.email, true)).toBe(false)
  expect(await changeStaffByAddress(nora.email, false)).toBe(true)
  await expectRefusal('person-unknown', () => changeStaffByAddress('nobody@acme.test', true))
  await expectRefusal('person-unknown', () => changeStaffByAddress('no address', true))
  await db.user.update({ where: { id: nora.id }, data: { isActive: false } })
  await expectRefusal('person-inactive', () => changeStaffByAddress(nora.email, true))
})
