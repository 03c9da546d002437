import { describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { db, pool } from '@/lib/db'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import {
  invitationFilters,
  listInvitations,
  listInvitationsTo,
  type InvitationFilter,
} from '@/lib/invitations/queries'
import { countStatements } from '@/lib/testing/count-statements'
import { invite } from '@/lib/testing/invite'
import { acme, as, member, person } from '@/lib/testing/people'

type Ctx = Awaited<ReturnType<typeof as>>

/** Acme with one invitation in each state; `late` is pending in the database and past its expiry. */
async function everyState() {
  const org = await acme()
  const ctx = await as(org.adam, org.slug)
  for (const name of [...invitationFilters, 'late']) {
    const { id } = await invite(ctx, `${name}.${org.slug}@new.test`)
    const data = name === 'late' ? { expiresAt: new Date(0) } : { status: name as InvitationFilter }
    await db.organizationInvitation.update({ where: { id }, data })
  }
  return { ...org, ctx }
}

async function pages(ctx: Ctx, status: InvitationFilter) {
  const all: string[][] = []
  let cursor: string | undefined
  do {
    const { rows, next } = await listInvitations(ctx, { status, cursor })
    all.push(rows.map(({ email }) => email))
    cursor = next ?? undefined
  } while (cursor)
  return all
}

test.each<[InvitationFilter, string[], { resend: boolean; revoke: boolean }]>([
  ['pending', ['pending'], { resend: true, revoke: true }],
  ['expired', ['late', 'expired'], { resend: true, revoke: true }],
  ['declined', ['declined'], { resend: true, revoke: false }],
  ['revoked', ['revoked'], { resend: true, revoke: false }],
  ['accepted', ['accepted'], { resend: false, revoke: false }],
])('invitations that are %s: %j', async (status, names, can) => {
  const { slug, ctx } = await everyState()
  const { rows, next } = await listInvitations(ctx, { status })
  expect(rows.map(({ email }) => email)).toEqual(names.map((name) => `${name}.${slug}@new.test`))
  for (const row of rows)
    expect(row).toMatchObject({ status, role: 'member', invitedBy: 'Adam', can })
  expect(next).toBeNull()
})

test.each([
  ['PENDING.', ['pending']],
  ['@new.test', ['pending']],
  ['nobody', []],
  ['%', []],
  ['_', []],
  ['\\', []],
])('search for %j finds %j', async (search, names) => {
  const { slug, ctx } = await everyState()
  const { rows } = await listInvitations(ctx, { status: 'pending', search })
  expect(rows.map(({ email }) => email)).toEqual(names.map((name) => `${name}.${slug}@new.test`))
})

test("an invitation to a role above the viewer's own cannot be resent by them", async () => {
  config.roles.clerk = [...config.roles.member, 'invitation.manage']
  const { id, slug, adam } = await acme()
  const ctx = await as(adam, slug)
  await invite(ctx, `low.${slug}@new.test`)
  await invite(ctx, `high.${slug}@new.test`, 'admin')
  const clerk = await as(await member(id, 'Clara', 'clerk'), slug)
  const { rows } = await listInvitations(clerk, { status: 'pending' })
  expect(rows.map((row) => [row.role, row.can.resend, row.isAbove])).toEqual([
    ['admin', false, true],
    ['member', true, false],
  ])
})

test('a row contains nothing that opens the invitation', async () => {
  const { ctx } = await everyState()
  const { rows } = await listInvitations(ctx, { status: 'pending' })
  const { guid } = await db.organizationInvitation.findUniqueOrThrow({ where: { id: rows[0]!.id } })
  expect(JSON.stringify(rows)).not.toContain(guid)
  expect(rows[0]).not.toHaveProperty('token')
})

test('60 on three pages, newest first: none is missing, none appears twice', async () => {
  const { id, slug, adam } = await acme()
  await pool().query(
    `INSERT INTO "OrganizationInvitation" (id, guid, "organizationId", "inviteeIdentifier", "expiresAt", "modifiedAt")
     SELECT overlay($1::text PLACING lpad(to_hex(n), 12, '0') FROM 25)::uuid, gen_random_uuid(), $1::uuid,
       'newcomer.' || n || '@new.test', now() + interval '1 day', now()
     FROM generate_series(1, 60) n`,
    [id],
  )
  const ctx = await as(adam, slug)
  const all = await pages(ctx, 'pending')
  expect(all.map((page) => page.length)).toEqual([25, 25, 10])
  expect(all.flat()).toEqual(Array.from({ length: 60 }, (_, n) => `newcomer.${60 - n}@new.test`))
  const { statements } = await countStatements(() => listInvitations(ctx, { status: 'pending' }))
  expect(statements).toHaveLength(1)
})

test("never returns another organization's, whatever the cursor", async () => {
  const { slug, adam, zoe, other } = await acme()
  const foreign = await invite(await as(zoe, other.slug), `newcomer.${slug}@new.test`)
  const ctx = await as(adam, slug)
  for (const cursor of [
    undefined,
    foreign.id,
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    "' OR 1=1",
    '\0',
  ])
    for (const status of invitationFilters)
      expect((await listInvitations(ctx, { status, cursor })).rows).toEqual([])
})

describe('a person sees the invitations to their own address', () => {
  test('and accepts with the token from the list', async () => {
    const { name, slug, adam } = await acme()
    const newcomer = await person('Newcomer')
    await invite(await as(adam, slug), newcomer.email, 'admin')
    const [mine, ...more] = await listInvitationsTo(newcomer)
    expect(more).toEqual([])
    expect(mine).toMatchObject({ organization: name, role: 'admin', invitedBy: 'Adam' })
    expect(await acceptInvitation(newcomer, { token: mine!.token })).toMatchObject({ slug })
    expect(await listInvitationsTo(newcomer)).toEqual([])
  })

  test("from every organization, and never anyone else's", async () => {
    const { slug, adam, other, zoe, mia } = await acme()
    const newcomer = await person('Newcomer')
    await invite(await as(adam, slug), newcomer.email)
    await invite(await as(zoe, other.slug), newcomer.email)
    expect(await listInvitationsTo(newcomer)).toHaveLength(2)
    expect(await listInvitationsTo(mia)).toEqual([])
  })

  test.each<[string, object]>([
    ['revoked', { status: 'revoked' }],
    ['declined', { status: 'declined' }],
    ['past its time', { expiresAt: new Date(Date.now() - 1000) }],
  ])('except one that is %s', async (_, data) => {
    const { slug, adam } = await acme()
    const newcomer = await person('Newcomer')
    const { id } = await invite(await as(adam, slug), newcomer.email)
    await db.organizationInvitation.update({ where: { id }, data })
    expect(await listInvitationsTo(newcomer)).toEqual([])
  })

  test('except those of an inactive organization, or one they belong to', async () => {
    const { id, slug, adam } = await acme()
    const [newcomer, second] = [await person('Newcomer'), await person('Second')]
    for (const { email } of [newcomer, second]) await invite(await as(adam, slug), email)
    await db.organizationUser.create({ data: { organizationId: id, userId: second.id } })
    expect(await listInvitationsTo(second)).toEqual([])
    await db.organization.update({ where: { id }, data: { isActive: false } })
    expect(await listInvitationsTo(newcomer)).toEqual([])
  })
})
