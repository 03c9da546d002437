import { beforeAll, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { db } from '@/lib/db'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { findInvitation } from '@/lib/invitations/find-invitation'
import { resendInvitation } from '@/lib/invitations/manage-invitation'
import { invite, tokenOf } from '@/lib/testing/invite'
import { acme, as, member, person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'

beforeAll(() => {
  config.roles.clerk = [...config.roles.member, 'invitation.manage', 'member.invite']
})

const row = (id: string) => db.organizationInvitation.findUniqueOrThrow({ where: { id } })
const set = (id: string, data: Parameters<typeof db.organizationInvitation.update>[0]['data']) =>
  db.organizationInvitation.update({ where: { id }, data })

test("Adam resends Olive's invitation: it gets a new link and expiry, and he becomes its inviter", async () => {
  const { slug, olive, adam } = await acme()
  const email = `newcomer.${slug}@new.test`
  const first = await invite(await as(olive, slug), email, 'admin')
  await set(first.id, { expiresAt: new Date(Date.now() + 1000), message: 'See you. Olive' })
  const ctx = await as(adam, slug)

  const { events, mails } = await watch(() => resendInvitation(ctx, { invitationId: first.id }))

  const invitation = await row(first.id)
  expect(invitation).toMatchObject({
    version: 2,
    status: 'pending',
    role: 'admin',
    invitedById: adam.id,
    message: null,
  })
  const left = invitation.expiresAt.getTime() - Date.now()
  expect(left).toBeGreaterThan(config.lifetimes.invitation - 60_000)
  expect((await findInvitation(first.token))?.state).toBe('replaced')
  expect((await findInvitation(await tokenOf(first.id)))?.state).toBe('open')
  expect(events).toEqual([
    { type: 'invitation.resent', actor: 'Adam', data: { address: email, role: 'admin' } },
  ])
  expect(mails).toEqual([`invitation to ${email}`])
})

test('the older link is refused, the newer one works', async () => {
  const { slug, olive } = await acme()
  const newcomer = await person('Newcomer')
  const ctx = await as(olive, slug)
  const { id, token } = await invite(ctx, newcomer.email)
  await set(id, { message: 'See you. Olive' })
  await resendInvitation(ctx, { invitationId: id })
  expect((await row(id)).message).toBe('See you. Olive')
  await expectRefusal('invitation-replaced', () => acceptInvitation(newcomer, { token }))
  expect(await acceptInvitation(newcomer, { token: await tokenOf(id) })).toMatchObject({ slug })
})

describe('an ended invitation is open again', () => {
  test.each(['expired', 'revoked', 'declined'] as const)('%s', async (status) => {
    const { slug, olive, zoe } = await acme()
    const ctx = await as(olive, slug)
    const { id } = await invite(ctx, `newcomer.${slug}@new.test`)
    await set(id, { status, inviteeId: zoe.id, expiresAt: new Date(0) })
    await resendInvitation(ctx, { invitationId: id })
    expect(await row(id)).toMatchObject({ status: 'pending', inviteeId: null })
    expect((await findInvitation(await tokenOf(id)))?.state).toBe('open')
  })

  test('unless a newer one to the same address is open', async () => {
    const { slug, olive } = await acme()
    const ctx = await as(olive, slug)
    const email = `newcomer.${slug}@new.test`
    const { id: older } = await invite(ctx, email)
    await set(older, { status: 'revoked' })
    await invite(ctx, email)
    await expectRefusal('already-invited', () => resendInvitation(ctx, { invitationId: older }))
  })
})

describe('resending is refused', () => {
  test('when it was accepted', async () => {
    const { slug, olive } = await acme()
    const ctx = await as(olive, slug)
    const { id } = await invite(ctx, `newcomer.${slug}@new.test`)
    await set(id, { status: 'accepted' })
    await expectRefusal('invitation-used', () => resendInvitation(ctx, { invitationId: id }))
  })

  test('when the person is already a member', async () => {
    const { id: organizationId, slug, olive } = await acme()
    const ctx = await as(olive, slug)
    const newcomer = await person('Newcomer')
    const { id } = await invite(ctx, newcomer.email)
    await db.organizationUser.create({ data: { organizationId, userId: newcomer.id } })
    await expectRefusal('already-member', () => resendInvitation(ctx, { invitationId: id }))
  })

  test('to a role above one’s own', async () => {
    const { id, slug, olive } = await acme()
    const invitation = await invite(await as(olive, slug), `newcomer.${slug}@new.test`, 'admin')
    const ctx = await as(await member(id, 'Clerk', 'clerk'), slug)
    const attempt = () => resendInvitation(ctx, { invitationId: invitation.id })
    await expectRefusal('role-too-high', attempt)
  })

  test('too often: ten emails a day to one address', async () => {
    const { slug, olive } = await acme()
    const ctx = await as(olive, slug)
    const { id: invitationId } = await invite(ctx, `newcomer.${slug}@new.test`)
    for (let n = 1; n < 10; n++) await resendInvitation(ctx, { invitationId })
    await expectRefusal('rate-limited', () => resendInvitation(ctx, { invitationId }))
  })
})

test('after many resends the first link still says that a newer one was sent', async () => {
  const { slug, olive } = await acme()
  const { id, token } = await invite(await as(olive, slug), `newcomer.${slug}@new.test`)
  await set(id, { version: 15 })
  expect((await findInvitation(token))?.state).toBe('replaced')
})
