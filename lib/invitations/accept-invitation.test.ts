import { beforeAll, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { listAnyInvitations } from '@/lib/admin/read-invitations'
import { db } from '@/lib/db'
import type { ErrorCode } from '@/lib/errors'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { invitationToken } from '@/lib/invitations/invitation-token'
import { viewInvitation } from '@/lib/invitations/invitation-view'
import { joinByInvitation } from '@/lib/invitations/join-by-invitation'
import { listInvitations, listInvitationsTo } from '@/lib/invitations/queries'
import { resendInvitation } from '@/lib/invitations/manage-invitation'
import { compose } from '@/lib/mail/compose'
import { countStatements } from '@/lib/testing/count-statements'
import { invite, tokenOf } from '@/lib/testing/invite'
import { acme, as, member, person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'

beforeAll(() => {
  config.roles.scout = [...config.roles.member, 'member.invite']
})

/** Acme, and a newcomer invited by Adam. */
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

test.each(['member', 'admin'])('a newcomer accepts as %s and becomes a member', async (role) => {
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

test('accepting twice succeeds both times and changes nothing the second time', async () => {
  const { slug, newcomer, token } = await invited()
  await acceptInvitation(newcomer, { token })
  const again = await nothingChanges(() => acceptInvitation(newcomer, { token }))
  expect(again).toMatchObject({ slug })
})

test('opening the link any number of times, as anyone, changes nothing', async () => {
  const { newcomer, zoe, slug, token } = await invited()
  await nothingChanges(async () => {
    for (const viewer of [newcomer, zoe, null, newcomer, null]) await viewInvitation(token, viewer)
  })
  expect(await acceptInvitation(newcomer, { token })).toMatchObject({ slug })
})

test('accepting takes seven statements in its transaction and one before it', async () => {
  const { newcomer, token } = await invited()
  const { statements } = await countStatements(() => acceptInvitation(newcomer, { token }))
  const [from, to] = [statements.indexOf('BEGIN'), statements.indexOf('COMMIT')]
  expect(from, statements.join('\n')).toBe(1)
  expect(to - from - 1, statements.join('\n')).toBe(7)
})

describe('a refused attempt uses nothing up', () => {
  test('as another account', async () => {
    const { slug, newcomer, zoe, token } = await invited()
    await expectRefusal('invitation-not-yours', () => acceptInvitation(zoe, { token }))
    expect(await acceptInvitation(newcomer, { token })).toMatchObject({ slug })
  })

  test('as another account, after it was accepted', async () => {
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
      'accepted by an account that no longer has this address',
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
    await expectRefusal('invitation-deactivated', () => acceptInvitation(newcomer, { token }))
  })

  test('when the organization was deleted', async () => {
    const { id, newcomer, token } = await invited()
    await db.organization.delete({ where: { id } })
    await expectRefusal('link-invalid', () => acceptInvitation(newcomer, { token }))
  })

  test('with a link that was never sent', async () => {
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

describe('an invitation is valid only while its sender could still send it', () => {
  type Invited = Awaited<ReturnType<typeof invited>>
  const gone: [string, 'member' | 'admin', (org: Invited) => Promise<unknown>][] = [
    ['is deactivated', 'member', ({ adam }) => deactivate(adam.id)],
    ['is deactivated, for an admin', 'admin', ({ adam }) => deactivate(adam.id)],
    // Simulates a membership that ended outside the commands, for example by plain SQL.
    [
      'is no longer a member',
      'member',
      ({ adam }) => db.organizationUser.deleteMany({ where: { userId: adam.id } }),
    ],
    ['may invite only members now, for an admin', 'admin', ({ adam }) => setRole(adam.id, 'scout')],
    ['may invite nobody now', 'member', ({ adam }) => setRole(adam.id, 'member')],
    ['has a role that no longer exists', 'member', ({ adam }) => setRole(adam.id, 'forgotten')],
    ['has no account any more', 'member', ({ adam }) => db.user.delete({ where: { id: adam.id } })],
    [
      'invites to a role that no longer exists',
      'member',
      ({ invitationId }) => set(invitationId, { role: 'forgotten' }),
    ],
    [
      'sent it as staff and is staff no longer',
      'member',
      async ({ invitationId }) => set(invitationId, { invitedById: (await person('Sam')).id }),
    ],
    [
      'sent it as staff and is deactivated',
      'admin',
      async ({ invitationId }) => {
        const sam = await staffPerson()
        await set(invitationId, { invitedById: sam.id })
        await deactivate(sam.id)
      },
    ],
  ]

  describe.each(gone)('whose sender %s', (_, role, change) => {
    test('an existing user is refused, and is told before they answer', async () => {
      const org = await invited(role)
      const { newcomer, token } = org
      await change(org)
      for (const viewer of [newcomer, null])
        expect((await viewInvitation(token, viewer)).state).toBe('inviter-gone')
      expect(await listInvitationsTo(newcomer)).toEqual([])
      await expectRefusal('invitation-inviter-gone', () => acceptInvitation(newcomer, { token }))
    })

    test('a newcomer is refused, and no account is created', async () => {
      const org = await invited(role)
      const email = `late.${org.slug}@new.test`
      await set(org.invitationId, { inviteeIdentifier: email })
      await change(org)
      const token = await tokenOf(org.invitationId)
      expect((await viewInvitation(token, null)).state).toBe('inviter-gone')
      await expectRefusal('invitation-inviter-gone', () => join(token))
      expect(await db.user.count({ where: { email } })).toBe(0)
    })

    test('admins see that it must be resent, and its email is not sent', async () => {
      const org = await invited(role)
      await change(org)
      const page = await listInvitations(await as(org.olive, org.slug), { status: 'pending' })
      expect(page.rows).toMatchObject([{ email: org.newcomer.email, isInviterGone: true }])
      const all = await listAnyInvitations(everyInvitation, org.id)
      expect(all.rows).toMatchObject([{ email: org.newcomer.email, isInviterGone: true }])
      const { invitationId, newcomer } = org
      const mail = { template: 'invitation', to: newcomer.email, invitationId, version: 1 } as const
      expect(await compose(mail, new Date(), null)).toBeNull()
    })
  })

  test('it is valid again after another admin resends it', async () => {
    const { slug, olive, adam, newcomer, invitationId } = await invited('admin')
    await deactivate(adam.id)
    await resendInvitation(await as(olive, slug), { invitationId })
    expect(await listInvitationsTo(newcomer)).toHaveLength(1)
    const token = await tokenOf(invitationId)
    expect(await acceptInvitation(newcomer, { token })).toMatchObject({ slug })
  })

  test('it is valid again when the sender is reactivated', async () => {
    const { slug, adam, newcomer, token } = await invited()
    await deactivate(adam.id)
    await db.user.update({ where: { id: adam.id }, data: { isActive: true, deactivatedAt: null } })
    expect(await acceptInvitation(newcomer, { token })).toMatchObject({ slug })
  })

  test('a sender who may now invite members only can still invite a member', async () => {
    const { slug, newcomer, adam, token } = await invited('member')
    await setRole(adam.id, 'scout')
    expect(await acceptInvitation(newcomer, { token })).toMatchObject({ slug })
  })

  test('active staff who are not members can invite', async () => {
    const { slug, newcomer, invitationId, token } = await invited('admin')
    await set(invitationId, { invitedById: (await staffPerson()).id })
    expect((await viewInvitation(token, newcomer)).state).toBe('open')
    expect(await acceptInvitation(newcomer, { token })).toMatchObject({ slug })
  })

  test('an invitation whose sender may still invite is marked nowhere', async () => {
    const { id, slug, olive, newcomer } = await invited('admin')
    const page = await listInvitations(await as(olive, slug), { status: 'pending' })
    expect(page.rows).toMatchObject([{ email: newcomer.email, isInviterGone: false }])
    const all = await listAnyInvitations(everyInvitation, id)
    expect(all.rows).toMatchObject([{ email: newcomer.email, isInviterGone: false }])
  })

  const everyInvitation = {
    search: undefined,
    cursor: undefined,
    sort: 'newest',
    filters: {},
  } as const
  const join = (token: string) =>
    joinByInvitation(
      {
        token,
        name: 'Late',
        password: 'four orderly plum teapots',
        confirmPassword: 'four orderly plum teapots',
      },
      null,
    )
  const deactivate = (id: string) =>
    db.user.update({ where: { id }, data: { isActive: false, deactivatedAt: new Date() } })
  const setRole = (userId: string, role: string) =>
    db.organizationUser.updateMany({ where: { userId }, data: { role } })
  const staffPerson = async () => {
    const sam = await person('Sam')
    await db.user.update({ where: { id: sam.id }, data: { isSuperuser: true } })
    return sam
  }
})

describe('an existing member keeps their role', () => {
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

describe('the invitation page knows who is viewing it', () => {
  test('and returns only what the viewer needs', async () => {
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
      'given',
      'invitedBy',
      'isFull',
      'kind',
      'message',
      'organization',
      'organizationId',
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

  test('an unknown link reveals nothing', async () => {
    const unknown = { state: 'unknown', invitation: null }
    const { newcomer } = await invited()
    for (const viewer of [newcomer, null]) {
      expect(await viewInvitation('x', viewer)).toMatchObject(unknown)
      const strange = { guid: newcomer.id, version: 1, inviteeIdentifier: newcomer.email }
      expect(await viewInvitation(invitationToken(strange), viewer)).toMatchObject(unknown)
    }
  })
})

test('two members with the same name are different people', async () => {
  const { id, slug, token } = await invited()
  const another = await member(id, 'Newcomer')
  await expectRefusal('invitation-not-yours', () => acceptInvitation(another, { token }))
  expect((await as(another, slug)).actor.role).toBe('member')
})
