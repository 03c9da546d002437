import { describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { inviteMember } from '@/lib/invitations/invite-member'
import { joinByInvitation } from '@/lib/invitations/join-by-invitation'
import { approveRequest, refuseRequest, withdrawRequest } from '@/lib/join-links/answer-request'
import { resetJoinLink, revokeJoinLink, createJoinLink } from '@/lib/join-links/change-join-link'
import { findJoinLink } from '@/lib/join-links/find-join-link'
import { joinByLink, MOST_REQUESTS } from '@/lib/join-links/join-or-ask'
import {
  listJoinLinks,
  listJoinRequests,
  listMyRequests,
  viewJoinLink,
} from '@/lib/join-links/queries'
import { enterLeftWaiting, registerToJoin } from '@/lib/join-links/register-to-join'
import { createJoinLinkSchema, type CreateJoinLinkInput } from '@/lib/join-links/schema'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { addUser } from '@/lib/members/add-user'
import { changeRole } from '@/lib/members/change-role'
import { leaveOrganization } from '@/lib/members/leave-organization'
import { removeMember } from '@/lib/members/remove-member'
import { requestActivation, requestSignInLink } from '@/lib/accounts/sign-in/request-link'
import { activateAccount } from '@/lib/accounts/sign-up/activate-account'
import { provisionUser } from '@/lib/accounts/sign-up/provision-user'
import { signUp } from '@/lib/accounts/sign-up/sign-up'
import { tokenOf } from '@/lib/testing/invite'
import { mailTo } from '@/lib/testing/mail-to'
import { acme, as, member, person, type Person } from '@/lib/testing/people'
import { expectRefusal, outcome, outcomes } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'
import { whileHeld } from '@/lib/testing/while-held'

const plain: CreateJoinLinkInput = {
  label: 'Sales chat',
  role: 'member',
  needsApproval: false,
  days: 30,
  domains: [],
}

const invited = { role: 'member', message: undefined }

/** A link of Adam's, with its token. */
async function linkOf(
  org: { slug: string; adam: Person },
  more: Partial<CreateJoinLinkInput> = {},
) {
  const ctx = await as(org.adam, org.slug)
  await createJoinLink(ctx, { ...plain, ...more })
  return newestLink(org)
}

async function newestLink(org: { slug: string; adam: Person }) {
  const [link] = await listJoinLinks(await as(org.adam, org.slug))
  return { id: link!.id, token: new URL(link!.url!).pathname.replace('/join/', '') }
}

const memberships = (userId: string) =>
  db.organizationUser.findMany({
    where: { userId },
    select: { organizationId: true, role: true, joinedVia: true, addedById: true },
  })

describe('creating a link', () => {
  test('an admin creates one, and the audit log records it', async () => {
    const { slug, adam } = await acme()
    const ctx = await as(adam, slug)
    const { events, mails } = await watch(() => createJoinLink(ctx, { ...plain, maxUses: 5 }))
    expect(events).toEqual([
      { type: 'joinLink.created', actor: 'Adam', data: { name: 'Sales chat', role: 'member' } },
    ])
    expect(mails).toEqual([])
    const [link] = await listJoinLinks(ctx)
    expect(link).toMatchObject({ label: 'Sales chat', uses: 0, maxUses: 5, state: 'open' })
    expect(link?.url).toMatch(new RegExp(`^${env.APP_URL}/join/[\\w.-]{70,}$`))
  })

  test('whoever could not grant its role sees no URL to join with it', async () => {
    const org = await acme()
    config.roles.recruiter = [...config.roles.member, 'member.invite', 'invitation.manage']
    const recruiter = await as(await member(org.id, 'Recruiter', 'recruiter'), org.slug)
    await linkOf(org)
    await linkOf(org, { role: 'admin' })
    const links = await listJoinLinks(recruiter)
    expect(links.map(({ role, url }) => [role, url !== null])).toEqual([
      ['admin', false],
      ['member', true],
    ])
  })

  test('a member cannot create, reset or revoke one, or answer a request', async () => {
    const org = await acme()
    const { id, token } = await linkOf(org, { needsApproval: true })
    await joinByLink(org.zoe, { token })
    const [request] = await listJoinRequests(await as(org.adam, org.slug))
    const mia = await as(org.mia, org.slug)
    await expectRefusal('forbidden', () => createJoinLink(mia, plain))
    await expectRefusal('forbidden', () => resetJoinLink(mia, { linkId: id }))
    await expectRefusal('forbidden', () => revokeJoinLink(mia, { linkId: id }))
    await expectRefusal('forbidden', () => approveRequest(mia, { requestId: request!.id }))
    await expectRefusal('forbidden', () => refuseRequest(mia, { requestId: request!.id }))
  })

  test('links and requests of another organization are not found', async () => {
    const org = await acme()
    const { id, token } = await linkOf(org, { needsApproval: true })
    await joinByLink(await person('Sam'), { token })
    const [request] = await listJoinRequests(await as(org.adam, org.slug))
    const zoe = await as(org.zoe, org.other.slug)
    await expectRefusal('not-found', () => resetJoinLink(zoe, { linkId: id }))
    await expectRefusal('not-found', () => revokeJoinLink(zoe, { linkId: id }))
    await expectRefusal('not-found', () => approveRequest(zoe, { requestId: request!.id }))
    await expectRefusal('not-found', () => refuseRequest(zoe, { requestId: request!.id }))
    expect(await listJoinLinks(zoe)).toEqual([])
    expect(await listJoinRequests(zoe)).toEqual([])
  })

  test('an unknown role is refused', async () => {
    const { slug, adam } = await acme()
    const ctx = await as(adam, slug)
    await expectRefusal(
      'role-unknown',
      () => createJoinLink(ctx, { ...plain, role: 'boss' }),
      'role',
    )
  })

  test.each([
    ['acme.com, @acme.de', ['acme.com', 'acme.de']],
    ['  ACME.com;acme.com ', ['acme.com']],
    ['xn--mnchen-3ya.example', ['münchen.example']],
    ['', []],
  ])('domains are read from %j', (domains, expected) => {
    const form = { label: 'x', role: 'member', days: '7', domains }
    expect(createJoinLinkSchema.parse(form).domains).toEqual(expected)
  })

  test.each([
    ['true', true],
    ['', false],
    [false, false],
    [undefined, false],
  ])('a checkbox with the value %j asks for approval: %s', (needsApproval, expected) => {
    const form = { label: 'x', role: 'member', days: '7', needsApproval }
    expect(createJoinLinkSchema.parse(form).needsApproval).toBe(expected)
  })

  test.each([
    [{ domains: 'acme' }, 'domains', 'domains-invalid'],
    [{ domains: 'a@b.com' }, 'domains', 'domains-invalid'],
    [{ maxUses: '-3' }, 'maxUses', 'uses-range'],
    [{ maxUses: '0' }, 'maxUses', 'uses-range'],
    [{ maxUses: '100001' }, 'maxUses', 'uses-range'],
    [{ maxUses: 'many' }, 'maxUses', 'uses-range'],
    [{ maxUses: '1.5' }, 'maxUses', 'uses-range'],
    [{ label: ' ' }, 'label', 'field-missing'],
    [{ days: '8' }, 'days', 'field-choice'],
  ])('%j is refused at its field', (wrong, field, code) => {
    const form = { label: 'x', role: 'member', days: '7', domains: '', ...wrong }
    const issues = createJoinLinkSchema.safeParse(form).error?.issues
    expect(issues?.map(({ path, message }) => [path[0], message])).toEqual([[field, code]])
  })
})

describe('joining', () => {
  test('anyone with the link joins immediately, with its role', async () => {
    const org = await acme()
    const { token } = await linkOf(org)
    const { events, mails } = await watch(() => joinByLink(org.zoe, { token }))
    expect(events).toEqual([
      {
        type: 'member.added',
        actor: 'Zoe',
        target: 'Zoe',
        data: { role: 'member', by: 'joinLink' },
      },
    ])
    expect(mails).toEqual([])
    expect(await memberships(org.zoe.id)).toContainEqual({
      ...{ organizationId: org.id, role: 'member' },
      ...{ joinedVia: 'joinLink', addedById: org.zoe.id },
    })
    const [link] = await listJoinLinks(await as(org.adam, org.slug))
    expect(link?.uses).toBe(1)
  })

  test('a member who uses it keeps their role, and uses nothing up', async () => {
    const org = await acme()
    const { token } = await linkOf(org)
    await nothingChanges(async () =>
      expect(await joinByLink(org.olive, { token })).toMatchObject({ outcome: 'member' }),
    )
  })

  test('twenty people at the same time: a link for five admits five', async () => {
    const org = await acme()
    const { token } = await linkOf(org, { maxUses: 5 })
    const people = await Promise.all(Array.from({ length: 20 }, () => person('Sam')))
    const ends = await outcomes(people.map((who) => joinByLink(who, { token })))
    expect(ends).toEqual({ done: 5, 'join-link-used-up': 15 })
    const where = { organizationId: org.id, joinedVia: 'joinLink' }
    expect(await db.organizationUser.count({ where })).toBe(5)
  })

  test('the same person ten times at the same time joins once and counts once', async () => {
    const org = await acme()
    const { id, token } = await linkOf(org)
    await Promise.all(Array.from({ length: 10 }, () => joinByLink(org.zoe, { token })))
    const { uses } = await db.joinLink.findUniqueOrThrow({ where: { id } })
    expect(uses).toBe(1)
  })

  test('an address of another domain is refused, and one of the domain is admitted', async () => {
    const org = await acme()
    const { token } = await linkOf(org, { domains: ['zenith.test'] })
    const sam = await person('Sam')
    await expectRefusal('join-link-domain', () => joinByLink(sam, { token }))
    const { token: own } = await linkOf(org, { domains: ['zenith.test', 'acme.test'] })
    expect(await outcome(joinByLink(sam, { token: own }))).toBe('done')
  })

  test('an unknown, forged or truncated link is not found', async () => {
    const org = await acme()
    const { token } = await linkOf(org)
    for (const wrong of ['', 'x', token.slice(0, -1), `${token.slice(0, -1)}_`])
      await expectRefusal('link-invalid', () => joinByLink(org.zoe, { token: wrong }))
  })
})

describe('a link can no longer be used', () => {
  test('once it is revoked; revoking twice is not an error', async () => {
    const org = await acme()
    const { id, token } = await linkOf(org)
    const ctx = await as(org.olive, org.slug)
    const { events } = await watch(() => revokeJoinLink(ctx, { linkId: id }))
    expect(events.map(({ type }) => type)).toEqual(['joinLink.revoked'])
    await nothingChanges(() => revokeJoinLink(ctx, { linkId: id }))
    await expectRefusal('join-link-revoked', () => joinByLink(org.zoe, { token }))
    await expectRefusal('join-link-revoked', () => resetJoinLink(ctx, { linkId: id }))
    expect(await listJoinLinks(ctx)).toEqual([])
  })

  test('once it expired', async () => {
    const org = await acme()
    const { id, token } = await linkOf(org)
    await db.joinLink.update({ where: { id }, data: { expiresAt: new Date(0) } })
    await expectRefusal('join-link-expired', () => joinByLink(org.zoe, { token }))
  })

  test('once it is reset: the new URL works, and the old one says so', async () => {
    const org = await acme()
    const { id, token } = await linkOf(org)
    await resetJoinLink(await as(org.olive, org.slug), { linkId: id })
    expect((await findJoinLink(token))?.state).toBe('replaced')
    await expectRefusal('join-link-revoked', () => joinByLink(org.zoe, { token }))
    const { token: fresh } = await newestLink(org)
    expect(await outcome(joinByLink(org.zoe, { token: fresh }))).toBe('done')
  })

  test('while its maker may not invite, because they were demoted or left; a reset by another admin fixes it', async () => {
    const org = await acme()
    const { id, token } = await linkOf(org, { role: 'admin' })
    const olive = await as(org.olive, org.slug)
    await changeRole(olive, { userId: org.adam.id, role: 'member' })
    expect((await findJoinLink(token))?.state).toBe('maker-gone')
    await expectRefusal('join-link-revoked', () => joinByLink(org.zoe, { token }))
    await changeRole(olive, { userId: org.adam.id, role: 'admin' })
    expect((await findJoinLink(token))?.state).toBe('open')
    await leaveOrganization(await as(org.adam, org.slug))
    expect((await findJoinLink(token))?.state).toBe('maker-gone')
    await resetJoinLink(olive, { linkId: id })
    const [link] = await listJoinLinks(olive)
    expect(link).toMatchObject({ state: 'open', createdBy: 'Olive' })
  })

  test('if the organization is deactivated, as if there were no link', async () => {
    const org = await acme()
    const { token } = await linkOf(org)
    await db.organization.update({
      where: { id: org.id },
      data: { isActive: false, deactivatedAt: new Date() },
    })
    expect(await viewJoinLink(token, org.zoe)).toMatchObject({ state: 'unknown', link: null })
    await expectRefusal('link-invalid', () => joinByLink(org.zoe, { token }))
  })
})

describe('with approval', () => {
  const asked = async () => {
    const org = await acme()
    const { token } = await linkOf(org, { needsApproval: true })
    const seen = await watch(() => joinByLink(org.zoe, { token }))
    const [request] = await listJoinRequests(await as(org.adam, org.slug))
    return { org, token, request: request!, ...seen }
  }

  test("the link's maker is notified, and nobody joins yet", async () => {
    const { org, token, request, events, mails } = await asked()
    expect(events).toEqual([
      { type: 'joinRequest.sent', actor: 'Zoe', data: { name: 'Sales chat', role: 'member' } },
    ])
    expect(mails).toEqual([`join-requested to ${org.adam.email}`])
    expect(request).toMatchObject({ name: 'Zoe', email: org.zoe.email, by: 'Sales chat' })
    expect(await viewJoinLink(token, org.zoe)).toMatchObject({ viewer: 'asked' })
    await nothingChanges(() => joinByLink(org.zoe, { token }))
    expect(await memberships(org.zoe.id)).toHaveLength(1)
  })

  test('an admin approves: the person is a member added by that admin, and notified by email', async () => {
    const { org, request } = await asked()
    const olive = await as(org.olive, org.slug)
    const { events, mails } = await watch(() => approveRequest(olive, { requestId: request.id }))
    expect(events.map(({ type }) => type)).toEqual(['joinRequest.approved', 'member.added'])
    expect(mails).toEqual([`member-added to ${org.zoe.email}`])
    expect(await memberships(org.zoe.id)).toContainEqual({
      ...{ organizationId: org.id, role: 'member' },
      ...{ joinedVia: 'joinRequest', addedById: org.olive.id },
    })
    await expectRefusal('request-over', () => refuseRequest(olive, { requestId: request.id }))
  })

  test('an admin declines: the person is notified by email and may ask again', async () => {
    const { org, token, request } = await asked()
    const olive = await as(org.olive, org.slug)
    const { mails } = await watch(() => refuseRequest(olive, { requestId: request.id }))
    expect(mails).toEqual([`join-refused to ${org.zoe.email}`])
    expect(await memberships(org.zoe.id)).toHaveLength(1)
    expect(await joinByLink(org.zoe, { token })).toMatchObject({ outcome: 'asked' })
  })

  test('the person withdraws it; nobody else can, and it can no longer be answered', async () => {
    const { org, request } = await asked()
    const { id: requestId } = request
    await expectRefusal('not-found', () => withdrawRequest(org.mia, { requestId }))
    await withdrawRequest(org.zoe, { requestId })
    await nothingChanges(() => withdrawRequest(org.zoe, { requestId }))
    const adam = await as(org.adam, org.slug)
    await expectRefusal('request-over', () => approveRequest(adam, { requestId }))
  })

  test('a person who joins by an invitation meanwhile asks no longer, and nobody can answer', async () => {
    const { org, request } = await asked()
    const adam = await as(org.adam, org.slug)
    const { id } = await inviteMember(adam, { ...invited, email: org.zoe.email })
    await acceptInvitation(org.zoe, { token: await tokenOf(id) })
    expect(await listJoinRequests(adam)).toEqual([])
    expect(await listMyRequests(org.zoe)).toEqual([])
    await expectRefusal('request-over', () => refuseRequest(adam, { requestId: request.id }))
  })

  test('of two admins who answer at the same time, one succeeds', async () => {
    const { org, request } = await asked()
    const [olive, adam] = await Promise.all([as(org.olive, org.slug), as(org.adam, org.slug)])
    const ends = await outcomes([
      approveRequest(olive, { requestId: request.id }),
      refuseRequest(adam, { requestId: request.id }),
    ])
    expect(ends).toEqual({ done: 1, 'request-over': 1 })
  })

  test('a person has at most ten open requests, even with fourteen at the same time', async () => {
    const sam = await person('Sam')
    const links = await Promise.all(
      Array.from({ length: MOST_REQUESTS + 4 }, async () =>
        linkOf(await acme(), { needsApproval: true }),
      ),
    )
    const ends = await outcomes(links.map(({ token }) => joinByLink(sam, { token })))
    expect(ends).toEqual({ done: MOST_REQUESTS, 'join-requests-many': 4 })
    // One that is not listed any more, and cannot be withdrawn, does not count.
    const { organizationId } = await db.joinRequest.findFirstOrThrow({ where: { userId: sam.id } })
    const deleted = { isActive: false, deletedAt: new Date() }
    await db.organization.update({ where: { id: organizationId }, data: deleted })
    const { token } = await linkOf(await acme(), { needsApproval: true })
    expect(await joinByLink(sam, { token })).toMatchObject({ outcome: 'asked' })
  })
})

describe('rejoining', () => {
  test('a removed person has to ask, even with a link without approval', async () => {
    const org = await acme()
    const { token } = await linkOf(org)
    await removeMember(await as(org.olive, org.slug), { userId: org.max.id })
    expect(await viewJoinLink(token, org.max)).toMatchObject({ link: { needsApproval: true } })
    expect(await joinByLink(org.max, { token })).toMatchObject({ outcome: 'asked' })
    const olive = await as(org.olive, org.slug)
    const [request] = await listJoinRequests(olive)
    expect(request).toMatchObject({ name: 'Max', former: 'removed' })
    await approveRequest(olive, { requestId: request!.id })
    expect(await db.formerMember.count({ where: { userId: org.max.id } })).toBe(0)
  })

  test('a person who left joins immediately', async () => {
    const org = await acme()
    const { token } = await linkOf(org)
    await leaveOrganization(await as(org.max, org.slug))
    expect(await joinByLink(org.max, { token })).toMatchObject({ outcome: 'joined' })
  })
})

describe('a newcomer', () => {
  const password = 'four unrelated words here'
  const arrive = async (token: string, email: string) => {
    await registerToJoin({ token, email })
    await drainOutbox()
    const { token: activation } = await mailTo(email)
    return activateAccount(
      { token: activation, name: 'Sam', password, confirmPassword: password },
      null,
    )
  }
  const address = (org: { slug: string }) => `sam.${org.slug}@new.test`

  test('proves the address, then is a member and lands there', async () => {
    const org = await acme()
    const { token } = await linkOf(org)
    const { slug } = await arrive(token, address(org))
    expect(slug).toBe(org.slug)
  })

  test('asks once the address is proven, if an admin must approve', async () => {
    const org = await acme()
    const { token } = await linkOf(org, { needsApproval: true })
    await registerToJoin({ token, email: address(org) })
    const adam = await as(org.adam, org.slug)
    expect(await listJoinRequests(adam)).toEqual([])
    expect(await arrive(token, address(org))).toMatchObject({ slug: undefined })
    expect(await listJoinRequests(adam)).toMatchObject([{ email: address(org) }])
  })

  test('who is invited before the address is proven joins by the invitation, and does not ask', async () => {
    const org = await acme()
    const { token } = await linkOf(org, { needsApproval: true })
    await registerToJoin({ token, email: address(org) })
    const adam = await as(org.adam, org.slug)
    const { id } = await inviteMember(adam, { ...invited, email: address(org) })
    const form = { token: await tokenOf(id), name: 'Sam', password, confirmPassword: password }
    await joinByInvitation(form, null)
    expect(await listJoinRequests(adam)).toEqual([])
  })

  test('gets an account even if the link was revoked meanwhile', async () => {
    const org = await acme()
    const { id, token } = await linkOf(org)
    await registerToJoin({ token, email: address(org) })
    await revokeJoinLink(await as(org.adam, org.slug), { linkId: id })
    await drainOutbox()
    const { token: activation } = await mailTo(address(org))
    const form = { token: activation, name: 'Sam', password, confirmPassword: password }
    expect(await activateAccount(form, null)).toMatchObject({ slug: undefined })
    expect(await db.joinRequest.count({ where: { user: { email: address(org) } } })).toBe(0)
  })

  test('whom an admin had added before does not ask, and uses nothing up', async () => {
    const org = await acme()
    const { id, token } = await linkOf(org, { needsApproval: true })
    const { id: userId } = await db.user.create({ data: { email: address(org) } })
    await addUser({ organizationId: org.id, userId })
    await arrive(token, address(org))
    expect(await listJoinRequests(await as(org.adam, org.slug))).toEqual([])
    expect(await db.joinLink.findUniqueOrThrow({ where: { id } })).toMatchObject({ uses: 0 })
  })

  test('joins by the link used last, if an earlier one was revoked meanwhile', async () => {
    const org = await acme()
    const { id, token } = await linkOf(org)
    await registerToJoin({ token, email: address(org) })
    await revokeJoinLink(await as(org.adam, org.slug), { linkId: id })
    const { token: another } = await linkOf(org)
    expect(await arrive(another, address(org))).toMatchObject({ slug: org.slug })
  })

  describe('whose address a stranger entered does not join', () => {
    const entered = async () => {
      const org = await acme()
      const { token } = await linkOf(org)
      const email = address(org)
      await registerToJoin({ token, email })
      return { org, token, email, joined: () => joinedBy(email, org.id) }
    }
    const joinedBy = async (email: string, organizationId: string) => {
      await enterLeftWaiting()
      const where = { user: { email } }
      expect(await db.user.count({ where: { email, isActive: true } })).toBe(1)
      expect(await db.joinRequest.count({ where: { ...where, status: 'unproven' } })).toBe(0)
      return db.organizationUser.count({ where: { ...where, organizationId } })
    }
    const activate = async (email: string) => {
      await drainOutbox()
      const { token } = await mailTo(email)
      return activateAccount({ token, name: 'Sam', password, confirmPassword: password }, null)
    }

    test('by their own sign-up', async () => {
      const { org, email, joined } = await entered()
      await signUp({ name: 'Own', slug: `own-${org.slug}`, email })
      expect(await activate(email)).toMatchObject({ slug: `own-${org.slug}` })
      expect(await joined()).toBe(0)
    })

    test('by a sign-in link or a new activation link', async () => {
      for (const request of [requestSignInLink, requestActivation]) {
        const { email, joined } = await entered()
        await request({ email })
        await activate(email)
        expect(await joined()).toBe(0)
      }
    })

    test('by a provider or another system', async () => {
      const { email, joined } = await entered()
      expect(await provisionUser({ email })).toMatchObject({ outcome: 'activated' })
      expect(await joined()).toBe(0)
    })

    test('by an invitation to another organization', async () => {
      const { org, email, joined } = await entered()
      const { id } = await inviteMember(await as(org.zoe, org.other.slug), { ...invited, email })
      const form = { token: await tokenOf(id), name: 'Sam', password, confirmPassword: password }
      await joinByInvitation(form, null)
      expect(await joined()).toBe(0)
    })

    test('by the email of another join link, which names its organization', async () => {
      const { email, joined } = await entered()
      const other = await acme()
      await registerToJoin({ token: (await linkOf(other)).token, email })
      expect(await activate(email)).toMatchObject({ slug: other.slug })
      expect((await mailTo(email)).text).toContain(`to join the organization ${other.name}`)
      expect(await joined()).toBe(0)
    })

    test('if they activate their account just then', async () => {
      const org = await acme()
      const { token } = await linkOf(org)
      const email = address(org)
      const { id } = await db.user.create({ data: { email } })
      await whileHeld(id, 1, () => registerToJoin({ token, email }), [
        'UPDATE "User" SET "isActive" = true WHERE id = $1',
      ])
      expect(await joinedBy(email, org.id)).toBe(0)
    })
  })

  test('from another domain is told so before any email is sent', async () => {
    const org = await acme()
    const { token } = await linkOf(org, { domains: ['acme.test'] })
    const register = () => registerToJoin({ token, email: address(org) })
    await expectRefusal('join-link-domain', register, 'email')
  })

  test('an address with an account receives an email that says so, and nothing is created', async () => {
    const org = await acme()
    const { token } = await linkOf(org)
    const { mails } = await watch(() => registerToJoin({ token, email: org.zoe.email }))
    expect(mails).toEqual([`account-exists to ${org.zoe.email}`])
    expect(await memberships(org.zoe.id)).toHaveLength(1)
    expect(await db.joinRequest.count({ where: { userId: org.zoe.id } })).toBe(0)
  })
})
