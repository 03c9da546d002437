import { expect, test } from 'vitest'
import { endPersonSessions, mailPersonLink } from '@/lib/admin/person-commands'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'

test('Sam sends the newcomer a reset link and, while she is pending, an activation link', async () => {
  const [staff, newcomer] = [await sam(), await person('Newcomer')]
  const active = await watch(() => mailPersonLink(staff, { userId: newcomer.id }))
  expect(active.mails).toEqual([`password-reset to ${newcomer.email}`])
  expect(active.events).toMatchObject([
    { type: 'user.linkMailed', actor: 'Sam', target: 'Newcomer' },
  ])
  await db.user.update({ where: { id: newcomer.id }, data: { isActive: false } })
  const waits = await watch(() => mailPersonLink(staff, { userId: newcomer.id }))
  expect(waits.mails).toEqual([`activate-account to ${newcomer.email}`])
})

test('a deactivated person gets none', async () => {
  const [staff, newcomer] = [await sam(), await person('Newcomer')]
  const off = { isActive: false, deactivatedAt: new Date() }
  await db.user.update({ where: { id: newcomer.id }, data: off })
  await expectRefusal('person-inactive', () => mailPersonLink(staff, { userId: newcomer.id }))
})

test('Sam signs the newcomer out everywhere', async () => {
  const [staff, newcomer] = [await sam(), await person('Newcomer')]
  const { events } = await watch(() => endPersonSessions(staff, { userId: newcomer.id }))
  expect(await findSession(newcomer.token)).toBeNull()
  expect(await findSession(staff.token)).not.toBeNull()
  expect(events).toEqual([
    { type: 'user.signedOut', actor: 'Sam', target: 'Newcomer', data: { sessions: 1 } },
  ])
  await nothingChanges(() => endPersonSessions(staff, { userId: newcomer.id }))
})
