import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { acceptInvitation, declineInvitation } from '@/lib/invitations/accept-invitation'
import { findInvitation } from '@/lib/invitations/find-invitation'
import { revokeInvitation } from '@/lib/invitations/manage-invitation'
import { invite } from '@/lib/testing/invite'
import { acme, as, person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'

test("Adam revokes Olive's invitation, and its link says so", async () => {
  const { slug, olive, adam } = await acme()
  const newcomer = await person('Newcomer')
  const { id, token } = await invite(await as(olive, slug), newcomer.email)
  const ctx = await as(adam, slug)
  const { events, mails } = await watch(() => revokeInvitation(ctx, { invitationId: id }))
  expect((await findInvitation(token))?.state).toBe('revoked')
  const data = { address: newcomer.email, role: 'member' }
  expect(events).toEqual([{ type: 'invitation.revoked', actor: 'Adam', data }])
  expect(mails).toEqual([])
  await expectRefusal('invitation-revoked', () => acceptInvitation(newcomer, { token }))
  await expectRefusal('invitation-revoked', () => declineInvitation(newcomer, { token }))
  await expectRefusal('invitation-revoked', () => declineInvitation(null, { token }))
})

test('revoking twice is not an error and changes nothing', async () => {
  const { slug, olive } = await acme()
  const ctx = await as(olive, slug)
  const { id } = await invite(ctx, `newcomer.${slug}@new.test`)
  await revokeInvitation(ctx, { invitationId: id })
  await nothingChanges(() => revokeInvitation(ctx, { invitationId: id }))
})

test.each([
  ['accepted', 'invitation-used'],
  ['declined', 'invitation-declined'],
] as const)('one that was %s can no longer be revoked', async (status, code) => {
  const { slug, olive } = await acme()
  const ctx = await as(olive, slug)
  const { id } = await invite(ctx, `newcomer.${slug}@new.test`)
  await db.organizationInvitation.update({ where: { id }, data: { status } })
  await expectRefusal(code, () => revokeInvitation(ctx, { invitationId: id }))
})

test('an expired invitation can be revoked', async () => {
  const { slug, olive } = await acme()
  const ctx = await as(olive, slug)
  const { id, token } = await invite(ctx, `newcomer.${slug}@new.test`)
  await db.organizationInvitation.update({ where: { id }, data: { expiresAt: new Date(0) } })
  await revokeInvitation(ctx, { invitationId: id })
  expect((await findInvitation(token))?.state).toBe('revoked')
})
