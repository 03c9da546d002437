import { beforeEach, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { limit } from '@/lib/auth/rate-limits'
import { db } from '@/lib/db'
import { confirmInvitations } from '@/lib/invitations/confirm-invitations'
import { draftInvitations } from '@/lib/invitations/draft-invitations'
import { inviteMember } from '@/lib/invitations/invite-member'
import { revokeInvitation } from '@/lib/invitations/revoke-invitation'
import { findInviteDraft, judgeInvitedRows, listInvitedRows } from '@/lib/jobs/queries'
import { readDownload } from '@/lib/jobs/read-download'
import { findJob } from '@/lib/jobs/queries'
import { workOffJobs } from '@/lib/jobs/work-off-jobs'
import { countStatements } from '@/lib/testing/count-statements'
import { invite } from '@/lib/testing/invite'
import { acme, as, member } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import type { OrgContext } from '@/lib/access/org-context'

beforeEach(() => db.job.deleteMany())

const draft = (ctx: OrgContext, addresses: string, role = 'member') =>
  draftInvitations(ctx, { addresses, role, message: undefined })

const judged = async (ctx: OrgContext, jobId: string) =>
  Object.fromEntries(
    (await judgeInvitedRows(ctx, await listInvitedRows(ctx, jobId))).map(
      ({ position, verdict }) => [position, verdict],
    ),
  )

const outcomes = async (ctx: OrgContext, jobId: string) =>
  (await listInvitedRows(ctx, jobId)).map(({ outcome }) => outcome)

/** A list with one address of each sort. */
async function everySort() {
  const org = await acme()
  const ctx = await as(org.adam, org.slug)
  const at = (name: string) => `${name}@${org.slug}.test`
  await invite(ctx, at('invited'))
  const { id } = await invite(ctx, at('expired'))
  await db.organizationInvitation.update({ where: { id }, data: { expiresAt: new Date(0) } })
  const revoked = await invite(ctx, at('revoked'))
  await revokeInvitation(ctx, { invitationId: revoked.id })
  await invite(await as(org.zoe, org.other.slug), at('elsewhere'))
  const rows = [
    at('new'),
    org.mia.email.toUpperCase(),
    `Newcomer <${at('invited')}>`,
    at('expired'),
    'no address',
    at('new'),
    at('revoked'),
    at('elsewhere'),
    org.zoe.email,
  ]
  return { ...org, ctx, at, text: rows.join('\n') }
}

describe('before anything is sent', () => {
  test('each row has its verdict, in one statement, and nobody is invited', async () => {
    const { ctx, text } = await everySort()
    const invitations = await db.organizationInvitation.count()
    const { jobId } = await draft(ctx, text)
    const rows = await listInvitedRows(ctx, jobId)
    const { statements } = await countStatements(() => judgeInvitedRows(ctx, rows))
    expect(statements).toHaveLength(1)
    expect(await nothingChanges(() => judged(ctx, jobId))).toEqual({
      0: 'new',
      1: 'member',
      2: 'invited',
      3: 'expired',
      4: 'invalid',
      5: 'repeated',
      6: 'new',
      7: 'new',
      8: 'new',
    })
    expect(await workOffJobs()).toBe(0)
    expect(await db.organizationInvitation.count()).toBe(invitations)
  })

  test('those for whom there is no room are told so', async () => {
    const { ctx, slug } = await acme().then(async (org) => ({
      ...org,
      ctx: await as(org.adam, org.slug),
    }))
    const limits = { members: 6 } // four members are there
    config.kinds.organization = { ...config.kinds.organization, limits }
    try {
      const { jobId } = await draft(ctx, [1, 2, 3].map((n) => `n${n}@${slug}.test`).join())
      expect(await judged(ctx, jobId)).toEqual({ 0: 'new', 1: 'new', 2: 'no-room' })
      await confirmInvitations(ctx, { jobId })
      await workOffJobs()
      expect(await outcomes(ctx, jobId)).toEqual(['invited', 'invited', 'limit-reached'])
    } finally {
      config.kinds.organization = { ...config.kinds.organization, limits: {} }
    }
  })

  test('a list can be changed: it comes back as it was', async () => {
    const { ctx, zoe, other } = await everySort()
    const { jobId } = await draft(ctx, 'one@new.test; two', 'admin')
    expect(await findInviteDraft(ctx, jobId)).toMatchObject({
      role: 'admin',
      addresses: 'one@new.test',
    })
    expect(await findInviteDraft(await as(zoe, other.slug), jobId)).toBeNull()
  })
})

describe('it is refused', () => {
  test('without an address, and with more than 500', async () => {
    const { slug, adam } = await acme()
    const ctx = await as(adam, slug)
    await expectRefusal('fields-invalid', () => draft(ctx, ' \n'), 'addresses')
    const many = Array.from({ length: 501 }, (_, n) => `n${n}@new.test`).join('\n')
    await expectRefusal('fields-invalid', () => draft(ctx, many), 'addresses')
  })

  test('to a member, and with a role above one’s own', async () => {
    const { id, slug, mia } = await acme()
    const asMia = await as(mia, slug)
    await expectRefusal('forbidden', () => draft(asMia, 'a@new.test'))
    config.roles.scout = [...config.roles.member, 'member.invite']
    const scout = await as(await member(id, 'Sam', 'scout'), slug)
    await expectRefusal('role-too-high', () => draft(scout, 'a@new.test', 'admin'), 'role')
    await expectRefusal('role-unknown', () => draft(scout, 'a@new.test', 'owner'), 'role')
  })
})

test('each row ends as it was told, with the reason; the file of it escapes formulas', async () => {
  const { ctx, text, id, at } = await everySort()
  const { jobId } = await draft(ctx, `${text}\n=cmd()`)
  await confirmInvitations(ctx, { jobId })
  await workOffJobs()
  expect(await outcomes(ctx, jobId)).toEqual([
    'invited',
    'already-member',
    'already-invited',
    'invited',
    'invalid',
    'repeated',
    'invited',
    'invited',
    'invited',
    'invalid',
  ])
  const open = { organizationId: id, status: 'pending', expiresAt: { gt: new Date() } } as const
  expect(await db.organizationInvitation.count({ where: open })).toBe(6)
  expect(await db.organizationInvitation.count({ where: { inviteeIdentifier: at('new') } })).toBe(1)
  const file = readDownload(ctx, (await findJob(ctx, jobId))!)!
  let csv = ''
  for await (const part of file.parts) csv += part
  expect(csv.split('\r\n')[0]).toBe('\uFEFFentered,address,outcome')
  expect(csv).toContain(`\r\n'=cmd(),,invalid\r\n`)
})

test('500 at once; saying yes twice, and the same list again, invites nobody twice', async () => {
  const { id, slug, adam } = await acme()
  const ctx = await as(adam, slug)
  const emails = Array.from({ length: 500 }, (_, n) => `newcomer.${n}@${slug}.test`)
  const { jobId } = await draft(ctx, emails.join('\n'))
  await Promise.all([confirmInvitations(ctx, { jobId }), confirmInvitations(ctx, { jobId })])
  await workOffJobs({ forMs: 55_000 })
  await confirmInvitations(ctx, { jobId })
  expect(await db.job.findUnique({ where: { id: jobId } })).toMatchObject({
    state: 'done',
    result: { invited: 500 },
  })
  const again = await draft(ctx, emails.join('\n'))
  await confirmInvitations(ctx, again)
  await workOffJobs({ forMs: 55_000 })
  expect(await db.job.findUnique({ where: { id: again.jobId } })).toMatchObject({
    result: { 'already-invited': 500 },
  })
  expect(await db.organizationInvitation.count({ where: { organizationId: id } })).toBe(500)
  const mails = { template: 'invitation', recipient: { endsWith: `@${slug}.test` } }
  expect(await db.outbox.count({ where: mails })).toBe(500)
}, 120_000)

test('an address that was invited too often today is told so, and the others go out', async () => {
  const often = `often.${Date.now()}@new.test`
  const { id, slug, adam } = await acme()
  for (let n = 0; n < 10; n++) await limit('inviteRecipient', `${id} ${often}`)
  const ctx = await as(adam, slug)
  const { jobId } = await draft(ctx, `${often}, other@${slug}.test`)
  await confirmInvitations(ctx, { jobId })
  await workOffJobs()
  expect(await outcomes(ctx, jobId)).toEqual(['rate-limited', 'invited'])
})

test('what belongs to an invitation is in its transaction: if it fails there is no invitation', async () => {
  const { slug, adam } = await acme()
  const ctx = await as(adam, slug)
  const input = { email: `newcomer@${slug}.test`, role: 'member', message: undefined }
  await nothingChanges(() =>
    expect(inviteMember(ctx, input, () => Promise.reject(new Error('no')))).rejects.toThrow('no'),
  )
})
