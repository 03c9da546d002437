import { beforeAll, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { limit } from '@/lib/ops/rate-limits'
import { days } from '@/lib/config/define-guildhall'
import { db } from '@/lib/db'
import { countInvitation } from '@/lib/invitations/count-invitation'
import { findInvitation } from '@/lib/invitations/find-invitation'
import { inviteMember } from '@/lib/invitations/invite-member'
import { inviteMemberSchema } from '@/lib/invitations/schema'
import { countStatements } from '@/lib/testing/count-statements'
import { invite, tokenOf } from '@/lib/testing/invite'
import { acme, as, member } from '@/lib/testing/people'
import { expectRefusal, outcome, outcomes } from '@/lib/testing/refusal'
import { watch } from '@/lib/testing/watch'

beforeAll(() => {
  config.roles.scout = [...config.roles.member, 'member.invite']
})

const row = (id: string) => db.organizationInvitation.findUniqueOrThrow({ where: { id } })
const expire = (id: string) =>
  db.organizationInvitation.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } })

test('Adam invites a newcomer as an admin, with a message', async () => {
  const { id: organizationId, slug, adam } = await acme()
  const ctx = await as(adam, slug)
  const email = `newcomer.${slug}@new.test`
  const { result, events, mails } = await watch(() =>
    inviteMember(ctx, { email, role: 'admin', message: 'Come in' }),
  )
  expect(result.email).toBe(email)
  const invitation = await row(result.id)
  expect(invitation).toMatchObject({
    ...{ organizationId, inviteeIdentifier: email, invitedById: adam.id, inviteeId: null },
    ...{ role: 'admin', message: 'Come in', status: 'pending', version: 1 },
  })
  expect(invitation.expiresAt.getTime() - invitation.createdAt.getTime()).toBeCloseTo(days(7), -5)
  expect(events).toEqual([
    { type: 'invitation.sent', actor: 'Adam', data: { address: email, role: 'admin' } },
  ])
  expect(mails).toEqual([`invitation to ${email}`])
})

test('the result contains nothing that opens the invitation', async () => {
  const { slug, adam } = await acme()
  const input = { email: `newcomer.${slug}@new.test`, role: 'member', message: undefined }
  const result = await inviteMember(await as(adam, slug), input)
  const { guid } = await row(result.id)
  expect(JSON.stringify(result)).not.toContain(guid)
  expect(Object.keys(result).sort()).toEqual(['email', 'id', 'isAdded'])
})

describe('an invitation is refused', () => {
  test('to a member', async () => {
    const { slug, adam, mia } = await acme()
    const ctx = await as(adam, slug)
    await expectRefusal('already-member', () => invite(ctx, mia.email), 'email')
  })

  test('to the owner, and to oneself', async () => {
    const { slug, adam, olive } = await acme()
    const ctx = await as(adam, slug)
    for (const { email } of [olive, adam])
      await expectRefusal('already-member', () => invite(ctx, email), 'email')
  })

  test('twice to one address, whoever sent the first and whatever the role', async () => {
    const { slug, adam, olive } = await acme()
    const email = `newcomer.${slug}@new.test`
    await invite(await as(olive, slug), email)
    const ctx = await as(adam, slug)
    await expectRefusal('already-invited', () => invite(ctx, email, 'admin'), 'email')
  })

  test("with a role above one's own", async () => {
    const { id, slug } = await acme()
    const ctx = await as(await member(id, 'Scout', 'scout'), slug)
    await expectRefusal('role-too-high', () => invite(ctx, `a.${slug}@new.test`, 'admin'), 'role')
    expect(await outcome(invite(ctx, `b.${slug}@new.test`, 'scout'))).toBe('done')
    expect(await outcome(invite(ctx, `c.${slug}@new.test`, 'member'))).toBe('done')
  })

  const strange = ['owner', 'OWNER', 'Admin', 'admin,owner', ' owner', 'root', '', '__proto__']
  test.each([...strange, 'constructor'])('with the role %j, even by the owner', async (role) => {
    const { slug, olive } = await acme()
    const ctx = await as(olive, slug)
    await expectRefusal('role-unknown', () => invite(ctx, `a.${slug}@new.test`, role), 'role')
  })
})

describe('an ended invitation does not block a new one', () => {
  test('if it expired: it is marked as expired, and its link stays invalid', async () => {
    const { slug, adam } = await acme()
    const ctx = await as(adam, slug)
    const email = `newcomer.${slug}@new.test`
    const first = await invite(ctx, email, 'admin')
    await expire(first.id)
    const second = await invite(ctx, email)
    expect(await row(first.id)).toMatchObject({ status: 'expired', role: 'admin' })
    expect(await row(second.id)).toMatchObject({ status: 'pending', role: 'member' })
    expect((await findInvitation(first.token))?.state).toBe('expired')
    expect((await findInvitation(second.token))?.state).toBe('open')
  })

  test.each(['revoked', 'declined', 'accepted', 'expired'] as const)(
    'if it is %s',
    async (status) => {
      const { slug, adam } = await acme()
      const ctx = await as(adam, slug)
      const email = `newcomer.${slug}@new.test`
      const { id } = await invite(ctx, email)
      await db.organizationInvitation.update({ where: { id }, data: { status } })
      await invite(ctx, email)
      expect((await row(id)).status).toBe(status)
    },
  )

  test('if it belongs to another organization', async () => {
    const { slug, olive, other, zoe } = await acme()
    const email = `newcomer.${slug}@new.test`
    const foreign = await invite(await as(zoe, other.slug), email)
    await expire(foreign.id)
    await invite(await as(olive, slug), email)
    expect((await row(foreign.id)).status).toBe('pending')
  })
})

test('a person with an account is invited like anyone else', async () => {
  const { slug, olive, zoe } = await acme()
  const { id } = await invite(await as(olive, slug), zoe.email)
  expect(await row(id)).toMatchObject({ inviteeIdentifier: zoe.email, inviteeId: null })
  expect((await findInvitation(await tokenOf(id)))?.state).toBe('open')
})

test('takes at most 9 statements in its transaction, including BEGIN and COMMIT', async () => {
  const { slug, adam } = await acme()
  const ctx = await as(adam, slug)
  const { statements } = await countStatements(() => invite(ctx, `newcomer.${slug}@new.test`))
  const begin = statements.indexOf('BEGIN')
  const transaction = statements.slice(begin, statements.indexOf('COMMIT') + 1)
  expect(begin).toBeGreaterThan(-1)
  expect(transaction.at(-1)).toBe('COMMIT')
  expect(transaction.length, transaction.join('\n')).toBeLessThanOrEqual(9)
})

describe('the form', () => {
  const input = { email: 'Mia@Acme.TEST ', role: 'member' }

  test('normalizes the address, and reads an empty message as none', () => {
    const parsed = { email: 'mia@acme.test', role: 'member', message: undefined }
    expect(inviteMemberSchema.parse(input)).toEqual(parsed)
    expect(inviteMemberSchema.parse({ ...input, message: '  ' })).toEqual(parsed)
  })

  test('drops fields that it does not have', () => {
    const more = { organizationId: 'x', status: 'accepted', invitedById: 'x', version: 9 }
    const parsed = inviteMemberSchema.parse({ ...input, ...more })
    for (const key of Object.keys(more)) expect(parsed).not.toHaveProperty(key)
  })

  test.each([
    { ...input, email: 'mia@acme.test, stranger@evil.test' },
    { ...input, email: ['mia@acme.test'] },
    { ...input, role: 'admin,owner' },
    { ...input, role: ['owner'] },
    { ...input, role: 'OWNER' },
    { ...input, message: 'x'.repeat(2001) },
    { email: input.email },
    { role: input.role },
  ])('refuses %j', (wrong) => {
    expect(inviteMemberSchema.safeParse(wrong).success).toBe(false)
  })
})

describe('invitations to one address are counted when they are sent', () => {
  /** Invites and revokes, so that the next one is not a duplicate. */
  const again = async (ctx: Awaited<ReturnType<typeof as>>, email: string) => {
    const { id } = await invite(ctx, email)
    await db.organizationInvitation.update({ where: { id }, data: { status: 'revoked' } })
  }

  test('ten a day per organization, without affecting other organizations', async () => {
    const [org, other] = [await acme(), await acme()]
    const email = `often.${org.slug}@new.test`
    for (let n = 0; n < 10; n++)
      await again(await as(n % 2 ? org.olive : org.adam, org.slug), email)
    const ctx = await as(org.olive, org.slug)
    await expectRefusal('rate-limited', () => invite(ctx, email))
    await invite(ctx, `another.${email}`)
    await invite(await as(other.olive, other.slug), email)
  })

  test('refused attempts are not counted: a duplicate, a member, a role, a permission, an extra field', async () => {
    const { slug, olive, adam, mia } = await acme()
    const ctx = await as(olive, slug)
    const email = `patient.${slug}@new.test`
    await invite(ctx, email)
    for (let n = 0; n < 12; n++) {
      await outcome(inviteMember(ctx, { email, role: 'member', message: undefined }))
      await outcome(inviteMember(ctx, { email, role: 'root', message: undefined }))
      await outcome(inviteMember(ctx, { email: mia.email, role: 'member', message: undefined }))
      await outcome(
        inviteMember(await as(mia, slug), { email, role: 'member', message: undefined }),
      )
    }
    await db.organizationInvitation.updateMany({ data: { status: 'revoked' } })
    for (let n = 1; n < 10; n++) await again(await as(adam, slug), email)
    await expectRefusal('rate-limited', () => invite(ctx, email))
  })

  test('a person with many organizations uses up only their own share', async () => {
    const [stranger, honest] = [await acme(), await acme()]
    const email = `wanted.${stranger.slug}@new.test`
    const zenith = await as(stranger.zoe, stranger.other.slug)
    for (let n = 0; n < 20; n++) {
      // Simulates another organization of Zoe's for each.
      const from = { ...zenith, organization: { ...zenith.organization, id: `another ${n}` } }
      await db.$transaction((tx) => countInvitation(tx, from, email))
    }
    await expectRefusal('rate-limited', () => invite(zenith, email))
    await invite(await as(honest.olive, honest.slug), email)
  })

  test('at most a hundred organizations a day, however often each invites', async () => {
    const { slug, olive, other, zoe } = await acme()
    const email = `famous.${slug}@new.test`
    for (let n = 0; n < 99; n++) await limit('recipientOrganizations', email)
    const ctx = await as(olive, slug)
    for (let n = 0; n < 3; n++) await again(ctx, email)
    await expectRefusal('rate-limited', async () => invite(await as(zoe, other.slug), email))
  })

  test('of 20 concurrent invitations to one address, one is sent and counted', async () => {
    const { slug, olive } = await acme()
    const ctx = await as(olive, slug)
    const email = `busy.${slug}@new.test`
    const input = { email, role: 'member', message: undefined }
    const tries = Array.from({ length: 20 }, () => inviteMember(ctx, input))
    expect(await outcomes(tries)).toEqual({ done: 1, 'already-invited at email': 19 })
    await db.organizationInvitation.updateMany({ data: { status: 'revoked' } })
    for (let n = 1; n < 10; n++) await again(ctx, email)
    await expectRefusal('rate-limited', () => invite(ctx, email))
  })
})
