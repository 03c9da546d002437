import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { db, pool } from '@/lib/db'
import { inTransaction } from '@/lib/events/handlers'
import { confirmInvitations } from '@/lib/invitations/confirm-invitations'
import { draftInvitations } from '@/lib/invitations/draft-invitations'
import { inviteManyStep } from '@/lib/invitations/invite-many-step'
import { cancelJob } from '@/lib/jobs/cancel-job'
import { claimJob } from '@/lib/jobs/claim-job'
import { ClaimLost } from '@/lib/jobs/hold-job'
import { findJob, listMyJobs } from '@/lib/jobs/queries'
import { workOffJobs } from '@/lib/jobs/work-off-jobs'
import { removeMember } from '@/lib/members/remove-member'
import { tidyUp } from '@/lib/ops/tidy-up'
import { loggedErrors } from '@/lib/testing/logged-errors'
import { acme, as } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'

beforeEach(() => db.job.deleteMany())
afterEach(() => {
  config.on = {}
})

const kinds = ['invite-many']
const addresses = (count: number, at: string) =>
  Array.from({ length: count }, (_, n) => `newcomer.${n}@${at}.test`)

/** A list of so many new addresses that Adam has said yes to. */
async function listOf(count: number) {
  const org = await acme()
  const ctx = await as(org.adam, org.slug)
  const input = { role: 'member', addresses: addresses(count, org.slug).join('\n') }
  const { jobId } = await draftInvitations(ctx, { ...input, message: undefined })
  await confirmInvitations(ctx, { jobId })
  return { ...org, ctx, jobId }
}

const row = (id: string) => db.job.findUniqueOrThrow({ where: { id } })
const invited = async (organizationId: string) =>
  (await db.organizationInvitation.findMany({ where: { organizationId } })).map(
    ({ inviteeIdentifier }) => inviteeIdentifier,
  )
const makeDue = () => pool().query(`UPDATE "Job" SET "leasedUntil" = now() - interval '1 second'`)

test.each([
  [1, 200],
  [5, 40],
])('%i lists, 5 workers, 200 addresses: each is invited once', async (lists, each) => {
  const made = []
  for (let n = 0; n < lists; n++) made.push(await listOf(each))
  const forMs = 60_000
  const done = await Promise.all(Array.from({ length: 5 }, () => workOffJobs({ forMs })))
  // Whoever found nothing to take at first has left; the list is with the others.
  expect(done.reduce((sum, n) => sum + n)).toBe(200)
  for (const { id, slug, jobId } of made) {
    expect((await invited(id)).sort()).toEqual(addresses(each, slug).sort())
    expect(await row(jobId)).toMatchObject({
      ...{ state: 'done', done: each, total: each, failures: 0 },
      result: { invited: each },
    })
    const sent = { organizationId: id, type: 'invitation.sent' }
    expect(await db.event.count({ where: sent })).toBe(each)
    const items = await db.jobItem.findMany({ where: { jobId } })
    expect(items.every(({ outcome }) => outcome === 'invited')).toBe(true)
  }
  const mails = { template: 'invitation', recipient: { endsWith: `@${made[0]!.slug}.test` } }
  expect(await db.outbox.count({ where: mails })).toBe(each)
})

describe('when a worker dies in the middle', () => {
  test('another goes on where it was, once the lease is over; the dead one can write no more', async () => {
    const { id, slug, ctx, jobId } = await listOf(6)
    const dead = (await claimJob(kinds))!
    for (let n = 0; n < 3; n++) await inviteManyStep(ctx, dead)
    expect(await workOffJobs()).toBe(0) // not yet
    const { leasedUntil } = await row(jobId)
    expect(leasedUntil.getTime()).toBeGreaterThan(Date.now() + 30_000)
    await makeDue()
    const next = (await claimJob(kinds))!
    expect(next).toMatchObject({ id: jobId, failures: 1 })
    await expect(inviteManyStep(ctx, dead)).rejects.toThrow(ClaimLost)
    expect(await invited(id)).toHaveLength(3)
    await makeDue()
    expect(await workOffJobs()).toBe(3)
    expect((await invited(id)).sort()).toEqual(addresses(6, slug).sort())
    expect(await row(jobId)).toMatchObject({ state: 'done', done: 6, result: { invited: 6 } })
  })

  test('between the invitation and the note of it: there is neither, and it is made again', async () => {
    const { id, jobId } = await listOf(3)
    let calls = 0
    config.on = {
      invitationSent: [
        inTransaction(() => {
          if (++calls === 2) throw new Error('the process dies here')
        }),
      ],
    }
    await workOffJobs()
    expect(loggedErrors()).toHaveLength(1)
    expect(await invited(id)).toHaveLength(1)
    expect(await row(jobId)).toMatchObject({ state: 'waiting', done: 1, failures: 1 })
    expect(await workOffJobs()).toBe(0) // a pause first
    await makeDue()
    expect(await workOffJobs()).toBe(2)
    expect(await invited(id)).toHaveLength(3)
    expect(await row(jobId)).toMatchObject({ state: 'done', done: 3, failures: 0 })
  })
})

test('an address that fails again and again is passed over, and the others are invited', async () => {
  const { id, slug, jobId } = await listOf(3)
  config.on = {
    invitationSent: [
      inTransaction(({ data }) => {
        if ('address' in data && data.address === `newcomer.1@${slug}.test`)
          throw new Error('a bug')
      }),
    ],
  }
  for (let n = 0; n < 7; n++) {
    await makeDue()
    await workOffJobs()
  }
  expect(loggedErrors()).toHaveLength(5)
  expect((await invited(id)).sort()).toEqual([`newcomer.0@${slug}.test`, `newcomer.2@${slug}.test`])
  expect(await row(jobId)).toMatchObject({ state: 'done', result: { invited: 2, bug: 1 } })
})

describe('stopping', () => {
  test('in the middle: what is done stays, the rest is not sent', async () => {
    const { id, ctx, jobId } = await listOf(6)
    const job = (await claimJob(kinds))!
    await inviteManyStep(ctx, job)
    await cancelJob(ctx, { jobId })
    await cancelJob(ctx, { jobId }) // a second click
    await expect(inviteManyStep(ctx, job)).rejects.toThrow(ClaimLost)
    await makeDue()
    expect(await workOffJobs()).toBe(0)
    expect(await invited(id)).toHaveLength(1)
    expect(await row(jobId)).toMatchObject({ state: 'cancelled', done: 1 })
  })

  test('is too late at the end', async () => {
    const { ctx, jobId } = await listOf(1)
    await workOffJobs()
    await expectRefusal('job-over', () => cancelJob(ctx, { jobId }))
  })
})

describe('a job is found through its organization', () => {
  test('and by nobody else: not to see, not to stop, not to say yes to', async () => {
    const { ctx, jobId, zoe, other } = await listOf(2)
    const zenith = await as(zoe, other.slug)
    expect(await findJob(ctx, jobId)).toMatchObject({ id: jobId, isMine: true })
    expect(await findJob(zenith, jobId)).toBeNull()
    for (const command of [cancelJob, confirmInvitations])
      await expectRefusal('not-found', () => command(zenith, { jobId }))
  })

  test('by whoever may invite; a member may not', async () => {
    const { jobId, olive, mia, slug } = await listOf(2)
    expect(await findJob(await as(olive, slug), jobId)).toMatchObject({ isMine: false })
    const ctx = await as(mia, slug)
    for (const command of [cancelJob, confirmInvitations])
      await expectRefusal('forbidden', () => command(ctx, { jobId }))
    expect(await listMyJobs(ctx, 'invite-many')).toEqual([])
  })
})

test('with the rights that its starter has now: once they are out, nobody is invited any more', async () => {
  const { id, slug, adam, olive, jobId } = await listOf(4)
  await removeMember(await as(olive, slug), { userId: adam.id })
  await workOffJobs()
  expect(await invited(id)).toEqual([])
  expect(await row(jobId)).toMatchObject({ state: 'failed', error: 'starter-gone', done: 0 })
})

test('taken down in the middle, the starter invites nobody with a role above their own', async () => {
  const { id, slug, olive, adam, ctx } = await listOf(1)
  await workOffJobs()
  config.roles.scout = [...config.roles.member, 'member.invite']
  const input = { role: 'admin', message: undefined, addresses: `late@${slug}.test` }
  const { jobId } = await draftInvitations(ctx, input)
  await confirmInvitations(ctx, { jobId })
  await db.organizationUser.updateMany({
    where: { organizationId: id, userId: adam.id },
    data: { role: 'scout' },
  })
  await workOffJobs()
  expect((await row(jobId)).result).toEqual({ 'role-too-high': 1 })
  expect(await as(olive, slug)).toBeDefined()
})

test('a job that this version does not know waits for the one that does', async () => {
  const { ctx, id } = await listOf(1)
  await workOffJobs()
  const made = await db.job.create({
    data: { organizationId: id, kind: 'of-tomorrow', input: {}, total: 1 },
  })
  expect(await workOffJobs()).toBe(0)
  expect((await row(made.id)).state).toBe('waiting')
  expect(await findJob(ctx, made.id)).toBeNull()
})

test('who began it is told until they saw the end, and it is removed some days later', async () => {
  const { ctx, jobId } = await listOf(2)
  expect(await listMyJobs(ctx, 'invite-many')).toMatchObject([{ id: jobId, state: 'waiting' }])
  expect(await listMyJobs(ctx, 'export-activity')).toEqual([])
  await workOffJobs()
  expect(await listMyJobs(ctx, 'invite-many')).toMatchObject([{ state: 'done' }])
  await db.job.update({ where: { id: jobId }, data: { seenAt: new Date() } })
  expect(await listMyJobs(ctx, 'invite-many')).toEqual([])
  await tidyUp()
  await row(jobId)
  const endedAt = new Date(Date.now() - config.lifetimes.finishedJob - 1000)
  await db.job.update({ where: { id: jobId }, data: { endedAt } })
  await tidyUp()
  expect(await db.job.count()).toBe(0)
  expect(await db.jobItem.count()).toBe(0)
})
