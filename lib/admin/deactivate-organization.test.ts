import { expect, test } from 'vitest'
import { staffContext } from '@/lib/access/staff-context'
import { activateOrganization, deactivateOrganization } from '@/lib/admin/organization-commands'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { findInvitation } from '@/lib/invitations/find-invitation'
import { listMyOrganizations } from '@/lib/organizations/queries'
import { invite } from '@/lib/testing/invite'
import { acme, as } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'

test('Sam deactivates Acme: it is gone for everyone, and so are its invitations', async () => {
  const [staff, org] = [await sam(), await acme()]
  const { token } = await invite(await as(org.olive, org.slug), `newcomer.${org.slug}@new.test`)
  const ctx = await staffContext(staff, org.id)
  const { events, mails } = await watch(() => deactivateOrganization(ctx))
  expect(events).toEqual([{ type: 'organization.deactivated', actor: 'Sam', data: {} }])
  expect(mails).toEqual([])
  for (const who of [org.olive, org.adam, org.mia, staff])
    expect((await findSession(who.token, org.slug))?.membership).toBeNull()
  expect(await listMyOrganizations(org.olive)).toEqual([])
  expect((await findInvitation(token))?.state).toBe('deactivated')
  await nothingChanges(() => deactivateOrganization(ctx))
})

test('and reactivates it: everything is as before', async () => {
  const [staff, org] = [await sam(), await acme()]
  const before = await as(org.mia, org.slug)
  const ctx = await staffContext(staff, org.id)
  await deactivateOrganization(ctx)
  const { events } = await watch(() => activateOrganization(ctx))
  expect(events).toEqual([{ type: 'organization.reactivated', actor: 'Sam', data: {} }])
  expect(await as(org.mia, org.slug)).toEqual(before)
  await nothingChanges(() => activateOrganization(ctx))
})

test('and activates one that waits for its owner', async () => {
  const [staff, org] = [await sam(), await acme()]
  await db.organization.update({ where: { id: org.id }, data: { isActive: false } })
  const ctx = await staffContext(staff, org.id)
  const { events } = await watch(() => activateOrganization(ctx))
  expect(events).toEqual([{ type: 'organization.activated', actor: 'Sam', data: {} }])
  expect((await as(org.mia, org.slug)).actor.role).toBe('member')
})

test('no member may, not even the owner', async () => {
  const org = await acme()
  const ctx = await as(org.olive, org.slug)
  await expectRefusal('forbidden', () => deactivateOrganization(ctx))
  await expectRefusal('forbidden', () => activateOrganization(ctx))
})

test('former staff may not, and strangers get no context', async () => {
  const [staff, org] = [await sam(), await acme()]
  const ctx = await staffContext(staff, org.id)
  await db.user.update({ where: { id: staff.id }, data: { isSuperuser: false } })
  await expectRefusal('not-found', () => deactivateOrganization(ctx))
  await expectRefusal('not-found', () => staffContext(org.zoe, org.id))
})
