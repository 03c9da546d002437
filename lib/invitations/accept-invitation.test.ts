import { beforeAll, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { db } from '@/lib/db'
import type { ErrorCode } from '@/lib/errors'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { invitationToken } from '@/lib/invitations/invitation-token'
import { viewInvitation } from '@/lib/invitations/invitation-view'
import { invite } from '@/lib/testing/invite'
import { acme, as, member, person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'

beforeAll(() => {
  config.roles.scout = [...config.roles.member, 'member.invite']
})

/** Acme, and Newcomer with an invitation of Adam's to it. */
async function invited(role = 'member') {
  const org = await acme()
  const newcomer = await person('Newcomer')
  const { id: invitationId, token } = await invite(
    await as(org.adam, org.slug),
    newcomer.email,
    role,
  )
  return { ...org, newcomer, invitationId, token }
}
const set = (id: string, data: Parameters<typeof db.organizationInvitation.update>[0]['data']) =>
  db.organizationInvitation.update({ where: { id }, data })

test.each(['member', 'admin'])('Newcomer accepts and is a member: as %s', async (role) => {
  const { slug, newcomer, adam, invitationId, token } = await invited(role)
  const { result, events, mails } = await watch(() => acceptInvitation(newcomer, { token }))
  expect(result).toMatchObject({ slug })
  expect((await as(newcomer, slug)).actor).toMatchObject({ role, isOwner: false })
  const row = await db.organizationInvitation.findUniqueOrThrow({ where: { id: invitationId } })
  expect(row).toMatchObject({ status: 'accepted', inviteeId: newcomer.id })
  expect(events).toEqual([
    { type: 'invitation.accepted', actor: 'Newcomer', data: { address: newcomer.email, role } },
    {
      type: 'member.added',
      actor: 'Newcomer',
      target: 'Newcomer',
      data: { role, by: 'invitation' },
    },
  ])
  expect(mails).toEqual([`invitation-accepted to ${adam.email}`])
})

test('twice leads to the organization as well, and changes nothing', async () => {
  const { slug, newcomer, token } = await invited()
  await acceptInvitation(newcomer, { token })
  const again = await nothingChanges(() => acceptInvitation(newcomer, { token }))
  expect(again).toMatchObject({ slug })
})

test('opening the link changes nothing, however often and by whom', async () => {
  const { newcomer, zoe, slug, token } = await invited()
  await nothingChanges(async () => {
    for (const viewer of [newcomer, zoe, null, newcomer, null]) await viewInvitation(token, viewer)
  })
  expect(await acceptInvitation(newcomer, { token })).toMatchObject({ slug })
})

describe('it is refused, and nothing is used up', () => {
  test('as somebody else', async () => {
    const { slug, newcomer, zoe, token } = await invited()
    await expectRefusal('invitation-not-yours', () => acceptInvitation(zoe, { token }))
    expect(await acceptInvitation(newcomer, { token })).toMatchObject({ slug })
  })

  test('as somebody else, when it was accepted already', async () => {
    const { newcomer, zoe, token } = await invited()
    await acceptInvitation(newcomer, { token })
    await expectRefusal('invitation-not-yours', () => acceptInvitation(zoe, { token }))
  })

  test('as the inviter', async () => {
    const { adam, token } = await invited()
    await expectRefusal('invitation-not-yours', () => acceptInvitation(adam, { token }))
  })

  test.each<[string, object, ErrorCode]>([
    ['revoked', { status: 'revoked' }, 'invitation-revoked'],
    ['declined', { status: 'declined' }, 'invitation-declined'],
    ['marked as expired', { status: 'expired' }, 'invitation-expired'],
    ['sent again', { version: 2 }, 'invitation-replaced'],
    [
      'used by somebody who has the same address no more',
      { status: 'accepted' },
      'invitation-used',
    ],
  ])('when it was %s', async (_, data, code) => {
    const { newcomer, invitationId, token } = await invited()
    await set(invitationId, data)
    await expectRefusal(code, () => acceptInvitation(newcomer, { token }))
  })

  test.each([
    [-1, 'invitation-expired'],
    [+30, undefined],
  ] as const)('%i seconds from its end: %s', async (seconds, code) => {
    const { newcomer, invitationId, token } = await invited()
    await set(invitationId, { expiresAt: new Date(Date.now() + seconds * 1000) })
    const accept = () => acceptInvitation(newcomer, { token })
    if (code) await expectRefusal(code, accept)
    else await accept()
  })

  test('when the organization is inactive', async () => {
    const { id, newcomer, token } = await invited()
    await db.organization.update({ where: { id }, data: { isActive: false } })
    await expectRefusal('link-invalid', () => acceptInvitation(newcomer, { token }))
  })

  test('when the organization is gone', async () => {
    const { id, newcomer, token } = await invited()
    await db.organization.delete({ where: { id } })
    await expectRefusal('link-invalid', () => acceptInvitation(newcomer, { token }))
  })

  test('with a link that was never mailed', async () => {
    const { newcomer, token, invitationId } = await invited()
    const row = await db.organizationInvitation.findUniqueOrThrow({ where: { id: invitationId } })
    const forged = [
      '',
      'x',
      row.guid,
      row.id,
      `${token}x`,
      invitationToken({ ...row, version: 2 }),
      invitationToken({ ...row, inviteeIdentifier: 'stranger@evil.test' }),
      invitationToken({ ...row, guid: row.id }),
    ]
    for (const token of forged)
      await expectRefusal('link-invalid', () => acceptInvitation(newcomer, { token }))
  })
})

describe('an invitation carries no more than its sender could still give', () => {
  // As if nothing had revoked it when the sender went: by plain SQL, say.
  test('sent by somebody who is a member no more', async () => {
    const { newcomer, adam, token } = await invited()
    await db.organizationUser.deleteMany({ where: { userId: adam.id } })
    await expectRefusal('invitation-revoked', () => acceptInvitation(newcomer, { token }))
  })

  test('sent by an admin who is a member now: to be an admin', async () => {
    const { newcomer, adam, token } = await invited('admin')
    await db.organizationUser.updateMany({ where: { userId: adam.id }, data: { role: 'scout' } })
    await expectRefusal('invitation-revoked', () => acceptInvitation(newcomer, { token }))
  })

  test('sent by an admin who may only invite now: to be a member', async () => {
    const { slug, newcomer, adam, token } = await invited('member')
    await db.organizationUser.updateMany({ where: { userId: adam.id }, data: { role: 'scout' } })
    expect(await acceptInvitation(newcomer, { token })).toMatchObject({ slug })
  })

  test('sent by a person who is deleted', async () => {
    const { newcomer, adam, token } = await invited()
    await db.user.delete({ where: { id: adam.id } })
    await expectRefusal('invitation-revoked', () => acceptInvitation(newcomer, { token }))
  })

  test('to a role that the catalogue has no more', async () => {
    const { newcomer, invitationId, token } = await invited()
    await set(invitationId, { role: 'forgotten' })
    await expectRefusal('invitation-revoked', () => acceptInvitation(newcomer, { token }))
  })
})

describe('who is a member already keeps the role they have', () => {
  test.each([
    ['admin', 'member'],
    ['member', 'admin'],
  ])('%s, invited as %s', async (has, offered) => {
    const { id, slug, newcomer, token } = await invited(offered)
    await db.organizationUser.create({
      data: { organizationId: id, userId: newcomer.id, role: has },
    })
    const { events } = await watch(() => acceptInvitation(newcomer, { token }))
    expect((await as(newcomer, slug)).actor.role).toBe(has)
    expect(events.map(({ type }) => type)).toEqual(['invitation.accepted'])
  })

  test('the owner, invited as a member', async () => {
    const { slug, olive, invitationId } = await invited()
    await set(invitationId, { inviteeIdentifier: olive.email })
    const row = await db.organizationInvitation.findUniqueOrThrow({ where: { id: invitationId } })
    await acceptInvitation(olive, { token: invitationToken(row) })
    expect((await as(olive, slug)).actor).toMatchObject({ role: 'admin', isOwner: true })
  })
})

describe('the page of an invitation knows who looks at it', () => {
  test('and shows only what they need', async () => {
    const { name, slug, newcomer, adam, mia, zoe, token } = await invited('admin')
    const seen = await viewInvitation(token, newcomer)
    expect(seen).toMatchObject({
      ...{ state: 'open', viewer: 'invited' },
      invitation: {
        organization: name,
        slug,
        role: 'admin',
        invitedBy: 'Adam',
        address: newcomer.email,
      },
    })
    const keys = [
      'address',
      'expiresAt',
      'invitedBy',
      'kind',
      'message',
      'organization',
      'picture',
      'role',
      'slug',
    ]
    expect(Object.keys(seen.invitation ?? {}).sort()).toEqual(keys)
    for (const other of [adam, mia, zoe])
      expect((await viewInvitation(token, other)).viewer).toBe('another')
    expect((await viewInvitation(token, null)).viewer).toBe('known')
    await acceptInvitation(newcomer, { token })
    expect(await viewInvitation(token, newcomer)).toMatchObject({
      state: 'accepted',
      viewer: 'member',
    })
  })

  test('a newcomer, and an account that was never activated', async () => {
    const { slug, adam } = await acme()
    const email = `newcomer.${slug}@new.test`
    const { token } = await invite(await as(adam, slug), email)
    expect((await viewInvitation(token, null)).viewer).toBe('newcomer')
    await db.user.create({ data: { email } })
    expect((await viewInvitation(token, null)).viewer).toBe('newcomer')
  })

  test('an unknown link tells nothing', async () => {
    const unknown = { state: 'unknown', invitation: null }
    const { newcomer } = await invited()
    for (const viewer of [newcomer, null]) {
      expect(await viewInvitation('x', viewer)).toMatchObject(unknown)
      const strange = { guid: newcomer.id, version: 1, inviteeIdentifier: newcomer.email }
      expect(await viewInvitation(invitationToken(strange), viewer)).toMatchObject(unknown)
    }
  })
})

test('a further member of the same name is another person', async () => {
  const { id, slug, token } = await invited()
  const another = await member(id, 'Newcomer')
  await expectRefusal('invitation-not-yours', () => acceptInvitation(another, { token }))
  expect((await as(another, slug)).actor.role).toBe('member')
})
