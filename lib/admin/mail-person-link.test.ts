import { expect, test } from 'vitest'
import { endPersonSessions } from '@/lib/admin/end-person-sessions'
import { mailPersonLink } from '@/lib/admin/mail-person-link'
import { findSession } from '@/lib/auth/find-session'
import { db } from '@/lib/db'
import { person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'

test('Sam sends Nora a reset link, and while she waits an activation link', async () => {
  const [staff, nora] = [await sam(), await person('Nora')]
  const active = await watch(() => mailPersonLink(staff, { userId: nora.id }))
  expect(active.mails).toEqual([`password-reset to ${nora.email}`])
  expect(active.events).toMatchObject([{ type: 'user.linkMailed', actor: 'Sam', target: 'Nora' }])
  await db.user.update({ where: { id: nora.id }, data: { isActive: false } })
  const waits = await watch(() => mailPersonLink(staff, { userId: nora.id }))
  expect(waits.mails).toEqual([`activate-account to ${nora.email}`])
})

test('whoever is switched off gets none', async () => {
  const [staff, nora] = [await sam(), await person('Nora')]
  const off = { isActive: false, deactivatedAt: new Date() }
  await db.user.update({ where: { id: nora.id }, data: off })
  await expectRefusal('person-inactive', () => mailPersonLink(staff, { userId: nora.id }))
})

test('Sam signs Nora out everywhere', async () => {
  const [staff, nora] = [await sam(), await person('Nora')]
  const { events } = await watch(() => endPersonSessions(staff, { userId: nora.id }))
  expect(await findSession(nora.token)).toBeNull()
  expect(await findSession(staff.token)).not.toBeNull()
  expect(events).toEqual([
    { type: 'user.signedOut', actor: 'Sam', target: 'Nora', data: { sessions: 1 } },
  ])
  await nothingChanges(() => endPersonSessions(staff, { userId: nora.id }))
})
