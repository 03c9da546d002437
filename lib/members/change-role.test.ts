import { beforeAll, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { changeMemberRoleAction } from '@/lib/admin/actions'
import { db } from '@/lib/db'
import { changeRoleAction } from '@/lib/members/actions'
import { changeRole } from '@/lib/members/change-role'
import { changeRoleSchema } from '@/lib/members/schema'
import { invite } from '@/lib/testing/invite'
import { acme, as, member } from '@/lib/testing/people'
import { flashed, postForm } from '@/lib/testing/post-form'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'
import messages from '@/messages/en.json'

// Custom roles between member and admin.
beforeAll(() => {
  const scout = [...config.roles.member, 'member.invite'] as const
  Object.assign(config.roles, {
    scout,
    steward: [...scout, 'member.changeRole', 'member.remove'],
  })
})

const statuses = async (organizationId: string) => {
  const found = await db.organizationInvitation.findMany({ where: { organizationId } })
  return Object.fromEntries(found.map(({ role, status }) => [role, status]))
}

test('Adam makes Mia an admin, and she is notified', async () => {
  const { id, slug, adam, mia } = await acme()
  const ctx = await as(adam, slug)
  const { events, mails } = await watch(() => changeRole(ctx, { userId: mia.id, role: 'admin' }))
  expect((await as(mia, slug)).actor.role).toBe('admin')
  const data = { from: 'member', to: 'admin' }
  expect(events).toEqual([{ type: 'member.roleChanged', actor: 'Adam', target: 'Mia', data }])
  expect(mails).toEqual([`role-changed to ${mia.email}`])
  expect(await db.organizationUser.count({ where: { organizationId: id } })).toBe(4)
})

test('giving a member their current role changes nothing', async () => {
  const { slug, adam, mia } = await acme()
  const ctx = await as(adam, slug)
  await nothingChanges(() => changeRole(ctx, { userId: mia.id, role: 'member' }))
})

test('the message says whether the role has changed, in the back office too', async () => {
  const { id, slug, adam, mia } = await acme()
  const staff = await sam()
  const { roleChanged, roleKept } = messages.flash
  const fields = { org: slug, organizationId: id, userId: mia.id }
  for (const [role, message] of [
    ['member', roleKept],
    ['admin', roleChanged],
    ['admin', roleKept],
  ] as const) {
    expect(await postForm(adam, changeRoleAction, { ...fields, role })).toMatchObject({ ok: true })
    expect(flashed()).toBe(message)
  }
  for (const [role, message] of [
    ['admin', roleKept],
    ['member', roleChanged],
  ] as const) {
    await postForm(staff, changeMemberRoleAction, { ...fields, role })
    expect(flashed()).toBe(message)
  }
})

test('changing it twice notifies once', async () => {
  const { slug, adam, mia } = await acme()
  const ctx = await as(adam, slug)
  const change = () => changeRole(ctx, { userId: mia.id, role: 'admin' })
  const { events, mails } = await watch(async () => [await change(), await change()])
  expect([events.length, mails.length]).toEqual([1, 1])
})

describe('the email about a new role waits until the undo period is over', () => {
  const waiting = (recipient: string) =>
    db.outbox.findMany({ where: { recipient, template: 'role-changed', status: 'waiting' } })

  test('and is not sent if the change is undone', async () => {
    const { slug, adam, mia } = await acme()
    const ctx = await as(adam, slug)
    await changeRole(ctx, { userId: mia.id, role: 'admin' })
    const [mail] = await waiting(mia.email)
    expect(mail!.nextAttemptAt.getTime()).toBeGreaterThan(Date.now() + 20_000)
    await changeRole(ctx, { userId: mia.id, role: 'member' })
    expect(await waiting(mia.email)).toEqual([])
  })

  test('and is sent once, with the last role, after several changes', async () => {
    const { slug, adam, mia } = await acme()
    const ctx = await as(adam, slug)
    await changeRole(ctx, { userId: mia.id, role: 'admin' })
    await changeRole(ctx, { userId: mia.id, role: 'scout' })
    expect(await waiting(mia.email)).toMatchObject([{ payload: { role: 'scout' } }])
    await changeRole(ctx, { userId: mia.id, role: 'member' })
    expect(await waiting(mia.email)).toEqual([])
  })

  test('and reports the change back if the first email was sent already', async () => {
    const { slug, adam, mia } = await acme()
    const ctx = await as(adam, slug)
    await changeRole(ctx, { userId: mia.id, role: 'admin' })
    await db.outbox.updateMany({ where: { recipient: mia.email }, data: { status: 'sent' } })
    await changeRole(ctx, { userId: mia.id, role: 'member' })
    expect(await waiting(mia.email)).toMatchObject([{ payload: { role: 'member' } }])
  })
})

describe('changing a role is refused', () => {
  type Acme = Awaited<ReturnType<typeof acme>>
  const attempts: [string, string, (org: Acme) => string, string, string, string?][] = [
    ['Adam', 'demotes the owner', ({ olive }) => olive.id, 'member', 'owner-stays', 'role'],
    [
      'Olive',
      'demotes herself, who owns it',
      ({ olive }) => olive.id,
      'member',
      'owner-stays',
      'role',
    ],
    ['Adam', 'changes his own role', ({ adam }) => adam.id, 'member', 'forbidden'],
    ['Mia', 'makes herself an admin', ({ mia }) => mia.id, 'admin', 'forbidden'],
    ['Mia', 'makes Max an admin', ({ max }) => max.id, 'admin', 'forbidden'],
    ['Steward', 'gives more than she has', ({ mia }) => mia.id, 'admin', 'role-too-high', 'role'],
    ['Steward', 'demotes an admin', ({ adam }) => adam.id, 'member', 'forbidden'],
    ['Steward', 'raises herself', ({ olive }) => olive.id, 'admin', 'owner-stays', 'role'],
  ]
  test.each(attempts)('%s %s', async (actor, _, target, role, code, field) => {
    const org = await acme()
    const steward = await member(org.id, 'Steward', 'steward')
    const who = { Adam: org.adam, Olive: org.olive, Mia: org.mia, Steward: steward }[actor]!
    const ctx = await as(who, org.slug)
    const attempt = () => changeRole(ctx, { userId: target(org), role })
    await expectRefusal(code as 'forbidden', attempt, field)
  })

  const strange = ['owner', 'OWNER', 'Admin', 'admin,owner', ' owner', 'root', '', '__proto__']
  test.each([...strange, 'constructor', 'toString'])('with the role %j', async (role) => {
    const { slug, olive, mia } = await acme()
    const ctx = await as(olive, slug)
    const attempt = () => changeRole(ctx, { userId: mia.id, role })
    await expectRefusal('role-unknown', attempt, 'role')
  })
})

test('a steward can give permissions that they have themselves', async () => {
  const { id, slug, mia } = await acme()
  const ctx = await as(await member(id, 'Steward', 'steward'), slug)
  await changeRole(ctx, { userId: mia.id, role: 'steward' })
  expect((await as(mia, slug)).actor.role).toBe('steward')
})

describe('the pending invitations of a demoted member are revoked', () => {
  const invitedBy = async (who: Parameters<typeof as>[0], slug: string) => {
    const ctx = await as(who, slug)
    for (const role of ['admin', 'scout', 'member'])
      await invite(ctx, `${role}.${slug}@new.test`, role)
  }

  test('all of them, if they may no longer invite', async () => {
    const { id, slug, olive, adam } = await acme()
    await invitedBy(adam, slug)
    const ctx = await as(olive, slug)
    const { events } = await watch(() => changeRole(ctx, { userId: adam.id, role: 'member' }))
    expect(await statuses(id)).toEqual({ admin: 'revoked', scout: 'revoked', member: 'revoked' })
    const revoked = events.filter(({ type }) => type === 'invitation.revoked')
    expect(revoked).toHaveLength(3)
    for (const event of revoked) expect(event.data).toMatchObject({ because: 'inviter-gone' })
  })

  test('those to roles above theirs, if they may still invite', async () => {
    const { id, slug, olive, adam } = await acme()
    await invitedBy(adam, slug)
    await changeRole(await as(olive, slug), { userId: adam.id, role: 'scout' })
    expect(await statuses(id)).toEqual({ admin: 'revoked', scout: 'pending', member: 'pending' })
  })

  test("none of anyone else's", async () => {
    const { id, slug, olive, adam } = await acme()
    await invitedBy(olive, slug)
    await changeRole(await as(olive, slug), { userId: adam.id, role: 'member' })
    expect(await statuses(id)).toEqual({ admin: 'pending', scout: 'pending', member: 'pending' })
  })

  test('none of those that have ended', async () => {
    const { id, slug, olive, adam } = await acme()
    await invitedBy(adam, slug)
    const over = { organizationId: id, role: 'member' }
    await db.organizationInvitation.updateMany({ where: over, data: { status: 'declined' } })
    await changeRole(await as(olive, slug), { userId: adam.id, role: 'member' })
    expect(await statuses(id)).toEqual({ admin: 'revoked', scout: 'revoked', member: 'declined' })
  })
})

test.each([['admin,owner'], [' owner'], ['OWNER'], [''], [['owner']], [{ role: 'owner' }], [null]])(
  'the form does not accept %j as a role',
  (role) => {
    const input = { userId: '01900000-0000-7000-8000-000000000000', role }
    expect(changeRoleSchema.safeParse(input).success).toBe(false)
    expect(changeRoleSchema.safeParse({ ...input, role: 'admin' }).success).toBe(true)
  },
)
