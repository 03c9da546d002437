import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { acceptInvitation, declineInvitation } from '@/lib/invitations/accept-invitation'
import {
  copyInvitationLink,
  resendInvitation,
  revokeInvitation,
} from '@/lib/invitations/manage-invitation'
import { joinByInvitation } from '@/lib/invitations/join-by-invitation'
import { nameAddress, mailProof } from '@/lib/invitations/ask-for-link'
import { viewSignIn } from '@/lib/invitations/invitation-view'
import { compose } from '@/lib/mail/compose'
import { invite } from '@/lib/testing/invite'
import { acme, as, person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'

/** Acme, an invitation from Adam to Newcomer, and its link as copied by Olive. */
async function copied() {
  const org = await acme()
  const newcomer = await person('Newcomer')
  const { id, email, token: mailed } = await invite(await as(org.adam, org.slug), newcomer.email)
  const olive = await as(org.olive, org.slug)
  const { result: url, events } = await watch(() => copyInvitationLink(olive, { invitationId: id }))
  const token = url.split('/invitations/')[1]!
  return { ...org, newcomer, invitationId: id, email, mailed, token, url, events }
}
const password = 'a sentence nobody would guess'
const join = (token: string) =>
  joinByInvitation({ token, name: 'New', password, confirmPassword: password }, null)

test('an admin copies the link, and the audit log records it', async () => {
  const { url, events, email, mailed, token } = await copied()
  expect(url).toMatch(/^http.*\/invitations\/[\w.-]+$/)
  expect(token).not.toBe(mailed)
  expect(events).toEqual([
    { type: 'invitation.linkCopied', actor: 'Olive', data: { address: email, role: 'member' } },
  ])
})

test('members and other organizations cannot copy it', async () => {
  const { mia, zoe, slug, invitationId } = await copied()
  const member = await as(mia, slug)
  await expectRefusal('forbidden', () => copyInvitationLink(member, { invitationId }))
  const { slug: own } = await db.organization.findFirstOrThrow({
    where: { owner: { userId: zoe.id } },
  })
  const elsewhere = await as(zoe, own)
  await expectRefusal('not-found', () => copyInvitationLink(elsewhere, { invitationId }))
})

test('an invitation that cannot be accepted has no link to copy', async () => {
  const { olive, slug, invitationId } = await copied()
  const ctx = await as(olive, slug)
  await revokeInvitation(ctx, { invitationId })
  await expectRefusal('invitation-revoked', () => copyInvitationLink(ctx, { invitationId }))
  await db.organizationInvitation.update({
    where: { id: invitationId },
    data: { status: 'pending', channel: 'sms' },
  })
  await expectRefusal('forbidden', () => copyInvitationLink(ctx, { invitationId }))
})

test('it works only for the account of the invited address', async () => {
  const { newcomer, zoe, slug, token } = await copied()
  await expectRefusal('invitation-not-yours', () => acceptInvitation(zoe, { token }))
  expect(await acceptInvitation(newcomer, { token })).toMatchObject({ slug })
})

test('it proves no address: it cannot be used to register, name an address or decline', async () => {
  const { token } = await copied()
  await expectRefusal('link-invalid', () => join(token))
  await expectRefusal('link-invalid', () => nameAddress({ token, email: 'evil@new.test' }))
  await expectRefusal('invitation-not-yours', () => declineInvitation(null, { token }))
  const signIn = await viewSignIn(`/invitations/${token}`)
  expect(signIn?.address).toBeNull()
})

test('it can be declined by the account of the invited address', async () => {
  const { newcomer, invitationId, token } = await copied()
  await declineInvitation(newcomer, { token })
  expect(await db.organizationInvitation.findUnique({ where: { id: invitationId } })).toMatchObject(
    { status: 'declined' },
  )
})

test('it stops working together with the emailed link', async () => {
  const { olive, newcomer, slug, invitationId, token } = await copied()
  const ctx = await as(olive, slug)
  await resendInvitation(ctx, { invitationId })
  await expectRefusal('invitation-replaced', () => acceptInvitation(newcomer, { token }))
  await revokeInvitation(ctx, { invitationId })
  await expectRefusal('invitation-revoked', () => acceptInvitation(newcomer, { token }))
})

test('a signed-out visitor can have the invitation emailed again, to the invited address only', async () => {
  const { email, token, mailed, newcomer, slug, invitationId } = await copied()
  const { mails, events } = await watch(() => mailProof(null, { token }))
  expect([mails, events]).toEqual([[`invitation to ${email}`], []])
  const row = await db.outbox.findFirstOrThrow({
    where: { recipient: email },
    orderBy: { id: 'desc' },
  })
  expect(row.payload).toMatchObject({ invitationId, version: 1 })
  // Both links keep working.
  expect(await acceptInvitation(newcomer, { token: mailed })).toMatchObject({ slug })
})

test('a user signed in with another account accepts with the link emailed for that account', async () => {
  const { email, token, zoe, mia, newcomer, slug, invitationId } = await copied()
  const { mails } = await watch(() => mailProof(zoe, { token }))
  expect(mails).toEqual([`invitation-account to ${email}`])
  const { payload } = await db.outbox.findFirstOrThrow({
    where: { template: 'invitation-account', recipient: email },
  })
  const mail = { template: 'invitation-account', to: email, ...(payload as object) }
  const { text } = (await compose(mail as never, new Date(), null))!
  expect(text).toContain(zoe.email)
  const link = /\/invitations\/([\w.~-]+)/.exec(text)![1]!
  await expectRefusal('invitation-not-yours', () => acceptInvitation(mia, { token: link }))
  const { result, events } = await watch(() => acceptInvitation(zoe, { token: link }))
  expect(result).toMatchObject({ slug })
  expect(events).toContainEqual({
    type: 'invitation.accepted',
    actor: 'Zoe',
    data: { address: email, role: 'member', account: zoe.email },
  })
  expect((await as(zoe, slug)).actor.role).toBe('member')
  // Accepting twice is not an error, and nobody else can use the invitation.
  expect(await acceptInvitation(zoe, { token: link })).toMatchObject({ slug })
  await expectRefusal('invitation-used', () => acceptInvitation(newcomer, { token: link }))
  expect(await db.organizationInvitation.findUnique({ where: { id: invitationId } })).toMatchObject(
    { status: 'accepted', inviteeId: zoe.id },
  )
})

test('a link emailed for an account stops working when the invitation is resent', async () => {
  const { zoe, olive, slug, token, email, invitationId } = await copied()
  await mailProof(zoe, { token })
  await resendInvitation(await as(olive, slug), { invitationId })
  const mail = { template: 'invitation-account', to: email, invitationId, version: 1 } as const
  expect(await compose({ ...mail, userId: zoe.id }, new Date(), null)).toBeNull()
  await expectRefusal('invitation-replaced', () => mailProof(zoe, { token }))
})

test('its owner needs no proof, and at most five proofs in a row are sent', async () => {
  const { newcomer, zoe, token } = await copied()
  await nothingChanges(() => expectRefusal('link-invalid', () => mailProof(newcomer, { token })))
  for (let time = 0; time < 5; time++) await mailProof(zoe, { token })
  await expectRefusal('rate-limited', () => mailProof(zoe, { token }))
})
