import { afterEach, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import type { OrgContext } from '@/lib/access/org-context'
import { checkLimits, defaultLimits, type Limits } from '@/lib/config/limits'
import { days } from '@/lib/config/define-guildhall'
import { db } from '@/lib/db'
import { countInvitation } from '@/lib/invitations/count-invitation'
import { inviteMany, reviewInvitations } from '@/lib/invitations/invite-many'
import { inviteMember } from '@/lib/invitations/invite-member'
import { inviteStep } from '@/lib/invitations/invite-step'
import { resendInvitation } from '@/lib/invitations/manage-invitation'
import { countStatements } from '@/lib/testing/count-statements'
import { invite } from '@/lib/testing/invite'
import { acme, as } from '@/lib/testing/people'
import { expectRefusal, outcomes } from '@/lib/testing/refusal'

const { limits } = config
afterEach(() => Object.assign(config, { limits }))
const limited = (some: Partial<Limits>) => (config.limits = { ...limits, ...some })

/** Acme, where Adam may send four invitations a day; young or old, as asked. */
async function admin({ young = true, ...some }: Partial<Limits> & { young?: boolean }) {
  const org = await acme()
  const createdAt = new Date(Date.now() - days(8))
  if (!young) await db.organization.update({ where: { id: org.id }, data: { createdAt } })
  limited(some)
  const ctx = await as(org.adam, org.slug)
  const at = (name: string | number) => `${name}@${org.slug}.test`
  return { ...org, ctx, at, list: (count: number, from = 0) => listOf(count, at, from) }
}
const listOf = (count: number, at: (name: number) => string, from: number) => ({
  rows: Array.from({ length: count }, (_, n) => ({ text: at(n + from), email: at(n + from) })),
  ...{ role: 'member', message: undefined },
})
const sentTo = (slug: string) =>
  db.outbox.count({ where: { recipient: { endsWith: `@${slug}.test` } } })
const single = (ctx: OrgContext, email: string) =>
  inviteMember(ctx, { email, role: 'member', message: undefined })

describe('an organization', () => {
  test('may send a number a day, counting each address of a list, and the review says so in advance', async () => {
    const { ctx, list, slug, at } = await admin({ young: false, invitationsPerOrganization: 4 })
    await single(ctx, at('first'))
    expect(await reviewInvitations(ctx, list(5))).toEqual([
      ...['new', 'new', 'new', 'daily-limit', 'daily-limit'],
    ])
    expect(await inviteMany(ctx, list(5))).toEqual([
      ...['sent', 'sent', 'sent', 'daily-limit', 'daily-limit'],
    ])
    expect(await sentTo(slug)).toBe(4)
    await expectRefusal('invitations-limit', () => single(ctx, at('last')))
    expect(new Set(await inviteMany(ctx, list(3, 5)))).toEqual(new Set(['daily-limit']))
    expect(await sentTo(slug)).toBe(4)
  })

  test('may send less while it is young', async () => {
    const some = { invitationsPerOrganization: 4, invitationsPerYoungOrganization: 2 }
    const young = await admin(some)
    expect(await inviteMany(young.ctx, young.list(3))).toEqual(['sent', 'sent', 'daily-limit'])
    const old = await admin({ ...some, young: false })
    expect(await inviteMany(old.ctx, old.list(3))).toEqual(['sent', 'sent', 'sent'])
  })

  test('counts resent invitations, and not refused ones', async () => {
    const { ctx, at, mia } = await admin({ invitationsPerYoungOrganization: 2 })
    const { id: invitationId } = await invite(ctx, at('one'))
    await expectRefusal('already-invited', () => single(ctx, at('one')), 'email')
    await expectRefusal('already-member', () => single(ctx, mia.email), 'email')
    await resendInvitation(ctx, { invitationId })
    await expectRefusal('invitations-limit', () => resendInvitation(ctx, { invitationId }))
  })

  test('cannot exceed the limit with several admins at the same time', async () => {
    const { ctx, at, olive, slug } = await admin({ invitationsPerYoungOrganization: 3 })
    const both = [ctx, await as(olive, slug)]
    const tries = Array.from({ length: 8 }, (_, n) => single(both[n % 2]!, at(n)))
    expect(await outcomes(tries)).toEqual({ done: 3, 'invitations-limit': 5 })
    expect(await sentTo(slug)).toBe(3)
  })

  test('may send again the next day, and other organizations are not affected', async () => {
    const one = await admin({ invitationsPerYoungOrganization: 1 })
    await single(one.ctx, one.at('one'))
    const other = await acme()
    await single(await as(other.olive, other.slug), one.at('two'))
    await expectRefusal('invitations-limit', () => single(one.ctx, one.at('three')))
    await db.rateLimit.updateMany({ data: { expire: Date.now() - 1 } })
    await single(one.ctx, one.at('three'))
  })
})

test('a person may send a number a day across all organizations', async () => {
  const { ctx, at, list, zoe, other, olive, slug } = await admin({ invitationsPerInviter: 3 })
  await inviteMany(ctx, list(2))
  // Simulates Adam as an admin of Zenith too.
  const zenith = { ...(await as(zoe, other.slug)), user: ctx.user }
  expect(await reviewInvitations(zenith, list(2))).toEqual(['new', 'daily-limit'])
  await db.$transaction((tx) => countInvitation(tx, zenith, at('third')))
  await expectRefusal('invitations-limit', () => single(ctx, at('fourth')))
  await single(await as(olive, slug), at('fourth'))
})

describe('an address', () => {
  test('receives a number a day in total, but always the first from each organization that is not young', async () => {
    const first = await admin({ invitationsPerRecipient: 2 })
    const email = first.at('wanted')
    for (let n = 0; n < 2; n++) {
      const { ctx } = await admin({ invitationsPerRecipient: 2 })
      await single(ctx, email)
    }
    await expectRefusal('rate-limited', () => single(first.ctx, email))
    const list = { ...first.list(1), rows: [{ text: email, email }] }
    expect(await reviewInvitations(first.ctx, list)).toEqual(['rate-limited'])
    expect(await inviteMany(first.ctx, list)).toEqual(['rate-limited'])
    const old = await admin({ young: false, invitationsPerRecipient: 2 })
    expect(await reviewInvitations(old.ctx, list)).toEqual(['new'])
    const { id: invitationId } = await invite(old.ctx, email)
    await expectRefusal('rate-limited', () => resendInvitation(old.ctx, { invitationId }))
  })

  test('at its limit does not use up the allowance of the other addresses in its list', async () => {
    const some = { invitationsPerRecipient: 1, invitationsPerYoungOrganization: 2 }
    const { ctx, at, list } = await admin(some)
    const full = await admin(some)
    await single(full.ctx, at(0))
    const { result, statements } = await countStatements(() => reviewInvitations(ctx, list(4)))
    expect(result).toEqual(['rate-limited', 'new', 'new', 'daily-limit'])
    expect(statements).toHaveLength(2)
    expect(await inviteMany(ctx, list(2))).toEqual(['rate-limited', 'sent'])
    await single(ctx, at('second'))
  })

  test('that reached the limit of one organization or one person says so in advance, until tomorrow', async () => {
    const { ctx, at, list, olive, slug, zoe, other } = await admin({})
    const last = { where: { key: { startsWith: 'inviteRecipient' } } }
    await single(ctx, at(0))
    await db.organizationInvitation.updateMany({ data: { status: 'declined' } })
    expect(await reviewInvitations(ctx, list(1))).toEqual(['new'])
    await db.rateLimit.updateMany({ ...last, data: { points: 10 } })
    const both = [ctx, await as(olive, slug)]
    for (const who of both) expect(await reviewInvitations(who, list(1))).toEqual(['rate-limited'])
    expect(await reviewInvitations(await as(zoe, other.slug), list(1))).toEqual(['new'])
    const mine = { key: { startsWith: 'inviterRecipient' } }
    await db.rateLimit.updateMany({ where: mine, data: { points: 20 } })
    // Simulates Adam as an admin of Zenith too.
    const zenith = { ...(await as(zoe, other.slug)), user: ctx.user }
    expect(await reviewInvitations(zenith, list(1))).toEqual(['rate-limited'])
    await db.rateLimit.updateMany({ data: { expire: Date.now() - 1 } })
    expect(await reviewInvitations(ctx, list(1))).toEqual(['new'])
  })

  test('that a hundred organizations have invited says so in advance', async () => {
    const { ctx, at, list } = await admin({})
    const other = await admin({})
    await single(other.ctx, at(0))
    expect(await reviewInvitations(ctx, list(1))).toEqual(['new'])
    const where = { key: { startsWith: 'recipientOrganizations' } }
    await db.rateLimit.updateMany({ where, data: { points: 100 } })
    expect(await reviewInvitations(ctx, list(1))).toEqual(['rate-limited'])
  })
})

describe('the invite form', () => {
  const direct = (ctx: OrgContext, email: string) =>
    inviteStep(ctx, {
      step: 'direct',
      email,
      role: 'member',
      message: undefined,
      locale: undefined,
    })

  test('refuses a single address, and shows several for review before anything is sent', async () => {
    const { ctx, at, slug } = await admin({ invitationsPerYoungOrganization: 1 })
    expect(await direct(ctx, `${at('a')}, ${at('b')}`)).toMatchObject({
      ...{ step: 'review', verdicts: ['new', 'daily-limit'] },
    })
    expect(await sentTo(slug)).toBe(0)
    await direct(ctx, at('a'))
    await expectRefusal('invitations-limit', () => direct(ctx, at('b')))
  })
})

test('a nonsensical limit is refused at startup', () => {
  expect(() => checkLimits(defaultLimits)).not.toThrow()
  expect(() => checkLimits({ ...defaultLimits, invitationsPerInviter: Infinity })).not.toThrow()
  for (const most of [-1, 1.5, NaN, '5' as never])
    expect(() => checkLimits({ ...defaultLimits, invitationsPerInviter: most })).toThrow(
      /limits\.invitationsPerInviter/,
    )
})
