import { describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { db } from '@/lib/db'
import { compose } from '@/lib/mail/compose'
import { suspendMember } from '@/lib/members/suspend-member'
import {
  changeSignInPolicy,
  remindDue,
  remindUnready,
} from '@/lib/organizations/change-sign-in-policy'
import { countReadiness, listReadiness } from '@/lib/organizations/readiness-view'
import { signInPolicySchema, type SignInPolicyInput } from '@/lib/organizations/schema'
import { acme, as, member } from '@/lib/testing/people'
import { inDays, setPolicy, withPasskey } from '@/lib/testing/policy'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'
import { testWhoMayWrite } from '@/lib/testing/who-may-write'

const nothing: SignInPolicyInput = { factor: 'never', hours: null, ways: [] }
const policyOf = (id: string) =>
  db.organization.findUniqueOrThrow({
    where: { id },
    select: { secondFactorFrom: true, allowedWays: true, sessionHours: true },
  })

/** Acme, whose admin has a passkey and signed in with it. */
async function readyAdam() {
  const org = await acme()
  await withPasskey(org.adam)
  const { sessionId: id } = org.adam
  await db.session.update({ where: { id }, data: { methods: ['passkey'] } })
  return { ...org, admin: await as(org.adam, org.slug) }
}

describe('permission to change the policy', () => {
  testWhoMayWrite([...config.roles.member, 'org.update'], acme, (ctx) =>
    changeSignInPolicy(ctx, { ...nothing, hours: 8 }),
  )
})

describe('requiring a second factor', () => {
  test('is recorded with the old and the new policy, and emails the members without one', async () => {
    const { id, admin, olive, mia, max } = await readyAdam()
    await withPasskey(mia)
    const { events, mails } = await watch(() =>
      changeSignInPolicy(admin, { ...nothing, factor: '7' }),
    )
    const { secondFactorFrom } = await policyOf(id)
    expect(secondFactorFrom!.getTime()).toBeCloseTo(inDays(7).getTime(), -5)
    const from = { secondFactorFrom: null, allowedWays: [], sessionHours: null }
    const to = { ...from, secondFactorFrom: secondFactorFrom!.toISOString() }
    expect(events).toEqual([
      { type: 'organization.policyChanged', actor: 'Adam', data: { from, to } },
    ])
    const told = [olive, max].map(({ email }) => `factor-required to ${email}`)
    expect(mails).toEqual(told.toSorted())
  })

  test.each([
    ['now', 0],
    ['14', 14],
    ['30', 30],
  ] as const)('%s: from %s days on', async (factor, days) => {
    const { id, admin } = await readyAdam()
    await changeSignInPolicy(admin, { ...nothing, factor })
    const { secondFactorFrom } = await policyOf(id)
    expect(secondFactorFrom!.getTime()).toBeCloseTo(inDays(days).getTime(), -5)
  })

  test('is refused to an admin without one, who may still change or end what others set', async () => {
    const { id, slug, adam } = await acme()
    const admin = await as(adam, slug)
    const attempt = () => changeSignInPolicy(admin, { ...nothing, factor: '30' })
    await nothingChanges(() => expectRefusal('own-factor-first', attempt))
    await setPolicy(id, { secondFactorFrom: inDays(3) })
    await expectRefusal('own-factor-first', attempt)
    await changeSignInPolicy(admin, { ...nothing, factor: 'keep', hours: 8 })
    expect(await policyOf(id)).toMatchObject({ secondFactorFrom: expect.any(Date) })
    await changeSignInPolicy(admin, nothing)
    expect(await policyOf(id)).toMatchObject({ secondFactorFrom: null })
  })

  test('again with the same answers changes nothing and emails nobody', async () => {
    const { admin } = await readyAdam()
    await changeSignInPolicy(admin, { ...nothing, factor: '7' })
    await nothingChanges(() => changeSignInPolicy(admin, { ...nothing, factor: 'keep' }))
  })

  test('with a date that moves to and fro emails once an hour', async () => {
    const { admin } = await readyAdam()
    await changeSignInPolicy(admin, { ...nothing, factor: '7' })
    const { mails, events } = await watch(() =>
      changeSignInPolicy(admin, { ...nothing, factor: '30' }),
    )
    expect([mails, events.length]).toEqual([[], 1])
  })

  test('that moves to today within the hour is emailed by the next reminder', async () => {
    const { admin, olive } = await readyAdam()
    await changeSignInPolicy(admin, { ...nothing, factor: '7' })
    await changeSignInPolicy(admin, { ...nothing, factor: 'now' })
    const { mails } = await watch(() => remindDue())
    expect(mails).toContain(`factor-required to ${olive.email}`)
  })

  test('leaves other organizations alone', async () => {
    const { admin, other } = await readyAdam()
    await changeSignInPolicy(admin, { factor: 'now', hours: 8, ways: ['passkey', 'email'] })
    expect(await policyOf(other.id)).toEqual({
      secondFactorFrom: null,
      allowedWays: [],
      sessionHours: null,
    })
  })
})

describe('allowed ways to sign in', () => {
  test('must include the way of whoever sets them', async () => {
    const { id, admin } = await readyAdam()
    const allow = (ways: string[]) => changeSignInPolicy(admin, { ...nothing, ways })
    await nothingChanges(() => expectRefusal('way-excludes-you', () => allow(['email'])))
    await allow(['email', 'passkey'])
    expect((await policyOf(id)).allowedWays).toEqual(['email', 'passkey'])
    await allow([])
    expect((await policyOf(id)).allowedWays).toEqual([])
  })

  test('must include one that the owner has', async () => {
    const { id, admin, olive } = await readyAdam()
    const allow = (ways: string[]) => changeSignInPolicy(admin, { ...nothing, ways })
    await nothingChanges(() => expectRefusal('way-excludes-owner', () => allow(['passkey'])))
    await allow(['passkey', 'email'])
    await withPasskey(olive)
    await allow(['passkey'])
    expect((await policyOf(id)).allowedWays).toEqual(['passkey'])
  })

  test('must be known, or have been allowed before', async () => {
    const { id, admin, olive } = await readyAdam()
    await withPasskey(olive)
    const allow = (ways: string[]) => changeSignInPolicy(admin, { ...nothing, ways })
    await expectRefusal('not-found', () => allow(['passkey', 'google']))
    await setPolicy(id, { allowedWays: ['google', 'passkey'] })
    await allow(['google', 'passkey'])
    await allow(['passkey'])
    await expectRefusal('not-found', () => allow(['passkey', 'google']))
  })

  test('can be set by staff in any way, who are not bound', async () => {
    const { id, slug } = await acme()
    await changeSignInPolicy(await as(await sam(), slug), { ...nothing, ways: ['passkey'] })
    expect((await policyOf(id)).allowedWays).toEqual(['passkey'])
  })

  test('are read from the boxes of the form', () => {
    const form = { factor: '7', hours: '24', 'way-email': 'true', 'way-password': '', org: 'acme' }
    expect(signInPolicySchema.parse(form)).toEqual({ factor: '7', hours: 24, ways: ['email'] })
    expect(signInPolicySchema.safeParse({ ...form, hours: '5' }).success).toBe(false)
    expect(signInPolicySchema.safeParse({ ...form, factor: '-1' }).success).toBe(false)
  })
})

describe('a reminder', () => {
  /** Acme with a date in some days; Mia has a factor, Max is suspended. */
  async function dated(days: number) {
    const org = await readyAdam()
    await withPasskey(org.mia)
    await suspendMember(org.admin, { userId: org.max.id })
    await db.organization.update({
      where: { id: org.id },
      data: { secondFactorFrom: inDays(days), factorsRemindedAt: inDays(-7) },
    })
    return org
  }

  test('goes to the members with access and no factor, and is recorded', async () => {
    const { admin, olive } = await dated(5)
    const { events, mails } = await watch(() => remindUnready(admin))
    expect(mails).toEqual([`factor-required to ${olive.email}`])
    expect(events).toEqual([
      { type: 'organization.membersReminded', actor: 'Adam', data: { members: 1 } },
    ])
    await expectRefusal('reminded-already', () => remindUnready(admin))
  })

  test('needs permission, somebody to remind and a date', async () => {
    const { id, slug, admin, olive, mia } = await dated(5)
    const asMia = await as(mia, slug)
    await expectRefusal('forbidden', () => remindUnready(asMia))
    await withPasskey(olive)
    await nothingChanges(() => remindUnready(admin))
    await setPolicy(id, { secondFactorFrom: null })
    await expectRefusal('not-found', () => remindUnready(admin))
  })

  test('is sent by itself three days before the date and on it, each once', async () => {
    const { olive } = await dated(5)
    const sent = async (days: number) =>
      (await watch(() => remindDue(inDays(days)))).mails.filter((mail) =>
        mail.includes(olive.email),
      )
    const one = [`factor-required to ${olive.email}`]
    expect(await sent(1.9)).toEqual([])
    expect(await sent(2.1)).toEqual(one)
    expect(await sent(2.2)).toEqual([])
    expect(await sent(4.9)).toEqual([])
    expect(await sent(5.1)).toEqual(one)
    expect(await sent(9)).toEqual([])
  })

  test('is sent once if two processes remind at the same time', async () => {
    const { olive } = await dated(-1)
    const { mails } = await watch(() => Promise.all([remindDue(), remindDue()]))
    expect(mails.filter((mail) => mail.includes(olive.email))).toHaveLength(1)
  })

  test('is not sent by itself right after the policy was set, or for a deactivated organization', async () => {
    const { id, admin } = await dated(5)
    await changeSignInPolicy(admin, { ...nothing, factor: 'now' })
    await nothingChanges(() => remindDue())
    await setPolicy(id, { secondFactorFrom: inDays(1) })
    await db.organization.update({
      where: { id },
      data: { isActive: false, factorsRemindedAt: inDays(-9) },
    })
    await nothingChanges(() => remindDue())
  })

  test('is not sent to whoever is ready by then, has left, or where it is not required any more', async () => {
    const { id, olive, max, zoe } = await dated(5)
    const mail = ({ id: userId, email: to }: { id: string; email: string }) =>
      compose({ template: 'factor-required', organizationId: id, userId, to }, new Date(), null)
    expect((await mail(olive))?.text).toContain('/account/required/')
    expect(await mail(max)).toBeNull()
    expect(await mail(zoe)).toBeNull()
    await withPasskey(olive)
    expect(await mail(olive)).toBeNull()
    await db.passkey.deleteMany({ where: { userId: olive.id } })
    await setPolicy(id, { secondFactorFrom: null })
    expect(await mail(olive)).toBeNull()
  })
})

describe('the list of who is ready', () => {
  test('has the members that the policy binds, those without a factor first, page by page', async () => {
    const { id, slug, admin, olive, mia, max } = await readyAdam()
    await withPasskey(mia)
    const gone = await member(id, 'Gone')
    await db.user.update({ where: { id: gone.id }, data: { isActive: false } })
    const names = async () =>
      (await listReadiness(admin)).rows.map(({ name, isReady }) => `${name} ${isReady}`)
    expect(await names()).toEqual(['Olive false', 'Max false', 'Adam true', 'Mia true'])
    const counts = { members: 4, ready: 2, isViewerReady: true, ownerWays: ['email'] }
    expect(await countReadiness(admin)).toEqual(counts)
    const asOlive = await as(olive, slug)
    expect(await countReadiness(asOlive)).toMatchObject({ isViewerReady: false })
    await suspendMember(admin, { userId: max.id })
    expect(await names()).toEqual(['Olive false', 'Adam true', 'Mia true'])
    const size = config.pageSize
    const others = Array.from({ length: size }, (_, at) => member(id, `P${at}`))
    await Promise.all(others)
    const first = await listReadiness(admin)
    const second = await listReadiness(admin, first.next!)
    expect([first.rows.length, second.rows.length, second.next]).toEqual([size, 3, null])
    const ids = new Set([...first.rows, ...second.rows].map(({ userId }) => userId))
    expect(ids.size).toBe(size + 3)
  })

  test('are not listed for somebody who may change the policy, but not list members', async () => {
    config.roles.keeper = ['org.read', 'org.update']
    const { id, slug } = await acme()
    const keeper = await as(await member(id, 'Keeper', 'keeper'), slug)
    expect(await listReadiness(keeper)).toEqual({ rows: [], next: null })
    expect(await countReadiness(keeper)).toMatchObject({ members: 5, ready: 0 })
  })
})
