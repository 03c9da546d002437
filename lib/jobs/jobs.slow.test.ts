import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { db, pool } from '@/lib/db'
import { cancelJob } from '@/lib/jobs/cancel-job'
import { advanceJob } from '@/lib/jobs/advance-job'
import { claimJob, type ClaimedJob } from '@/lib/jobs/claim-job'
import { ClaimLost, holdJob } from '@/lib/jobs/hold-job'
import { jobKinds } from '@/lib/jobs/job-kinds'
import { findJob, listMyJobs } from '@/lib/jobs/queries'
import { workOffJobs } from '@/lib/jobs/work-off-jobs'
import { removeMember } from '@/lib/members/remove-member'
import { tidyUp } from '@/lib/ops/tidy-up'
import { loggedErrors } from '@/lib/testing/logged-errors'
import { acme, as } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'

beforeEach(() => db.job.deleteMany())
afterEach(() => {
  beforeStep = () => {}
})

/** A sort of work that only counts: each step writes one item. */
const kind = 'counting' as never
const kinds = ['counting']
let beforeStep: (position: number) => void = () => {}
const step = (_: unknown, job: ClaimedJob) =>
  db.$transaction(async (tx) => {
    const held = await holdJob(tx, job)
    const { organizationId, id: jobId } = job
    const data = { organizationId, jobId, position: held.done, outcome: 'counted' }
    await tx.jobItem.create({ data })
    beforeStep(held.done)
    return advanceJob(tx, held, { by: 1, counts: 'counted' })
  })
const skip = (job: ClaimedJob) =>
  db.$transaction(async (tx) => advanceJob(tx, await holdJob(tx, job), { by: 1, counts: 'bug' }))
Object.assign(jobKinds, { counting: { permission: 'member.invite', step, skip } })

/** A job of so many steps that Adam began. */
async function listOf(count: number) {
  const org = await acme()
  const ctx = await as(org.adam, org.slug)
  const { id: jobId } = await db.job.create({
    data: {
      ...{ organizationId: org.id, startedById: org.adam.id, kind, state: 'waiting' as const },
      ...{ input: {}, total: count },
    },
  })
  return { ...org, ctx, jobId }
}

const counted = async (jobId: string) =>
  (await db.jobItem.findMany({ where: { jobId }, orderBy: { position: 'asc' } })).map(
    ({ position }) => position,
  )
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n)

const row = (id: string) => db.job.findUniqueOrThrow({ where: { id } })
const makeDue = () => pool().query(`UPDATE "Job" SET "leasedUntil" = now() - interval '1 second'`)

test.each([
  [1, 200],
  [5, 40],
])('%i jobs, 5 workers, 200 steps: each is done once', async (lists, each) => {
  const made = []
  for (let n = 0; n < lists; n++) made.push(await listOf(each))
  const forMs = 60_000
  const done = await Promise.all(Array.from({ length: 5 }, () => workOffJobs({ forMs })))
  // Whoever found nothing to take at first has left; the list is with the others.
  expect(done.reduce((sum, n) => sum + n)).toBe(200)
  for (const { jobId } of made) {
    expect(await counted(jobId)).toEqual(upTo(each))
    expect(await row(jobId)).toMatchObject({
      ...{ state: 'done', done: each, total: each, failures: 0 },
      result: { counted: each },
    })
  }
})

describe('when a worker dies in the middle', () => {
  test('another goes on where it was, once the lease is over; the dead one can write no more', async () => {
    const { ctx, jobId } = await listOf(6)
    const dead = (await claimJob(kinds))!
    for (let n = 0; n < 3; n++) await step(ctx, dead)
    expect(await workOffJobs()).toBe(0) // not yet
    const { leasedUntil } = await row(jobId)
    expect(leasedUntil.getTime()).toBeGreaterThan(Date.now() + 30_000)
    await makeDue()
    const next = (await claimJob(kinds))!
    expect(next).toMatchObject({ id: jobId, failures: 1 })
    await expect(step(ctx, dead)).rejects.toThrow(ClaimLost)
    expect(await counted(jobId)).toHaveLength(3)
    await makeDue()
    expect(await workOffJobs()).toBe(3)
    expect(await counted(jobId)).toEqual(upTo(6))
    expect(await row(jobId)).toMatchObject({ state: 'done', done: 6, result: { counted: 6 } })
  })

  test('in the middle of a step: nothing of it is left, and it is done again', async () => {
    const { jobId } = await listOf(3)
    let calls = 0
    beforeStep = () => {
      if (++calls === 2) throw new Error('the process dies here')
    }
    await workOffJobs()
    expect(loggedErrors()).toHaveLength(1)
    expect(await counted(jobId)).toEqual([0])
    expect(await row(jobId)).toMatchObject({ state: 'waiting', done: 1, failures: 1 })
    expect(await workOffJobs()).toBe(0) // a pause first
    await makeDue()
    expect(await workOffJobs()).toBe(2)
    expect(await counted(jobId)).toEqual(upTo(3))
    expect(await row(jobId)).toMatchObject({ state: 'done', done: 3, failures: 0 })
  })
})

test('a step that fails again and again is passed over, and the others are done', async () => {
  const { jobId } = await listOf(3)
  beforeStep = (position) => {
    if (position === 1) throw new Error('a bug')
  }
  for (let n = 0; n < 7; n++) {
    await makeDue()
    await workOffJobs()
  }
  expect(loggedErrors()).toHaveLength(5)
  expect(await counted(jobId)).toEqual([0, 2])
  expect(await row(jobId)).toMatchObject({ state: 'done', result: { counted: 2, bug: 1 } })
})

describe('stopping', () => {
  test('in the middle: what is done stays, the rest is not sent', async () => {
    const { ctx, jobId } = await listOf(6)
    const job = (await claimJob(kinds))!
    await step(ctx, job)
    await cancelJob(ctx, { jobId })
    await cancelJob(ctx, { jobId }) // a second click
    await expect(step(ctx, job)).rejects.toThrow(ClaimLost)
    await makeDue()
    expect(await workOffJobs()).toBe(0)
    expect(await counted(jobId)).toHaveLength(1)
    expect(await row(jobId)).toMatchObject({ state: 'cancelled', done: 1 })
  })

  test('is too late at the end', async () => {
    const { ctx, jobId } = await listOf(1)
    await workOffJobs()
    await expectRefusal('job-over', () => cancelJob(ctx, { jobId }))
  })
})

describe('a job is found through its organization', () => {
  test('and by nobody else: not to see and not to stop', async () => {
    const { ctx, jobId, zoe, other } = await listOf(2)
    const zenith = await as(zoe, other.slug)
    expect(await findJob(ctx, jobId)).toMatchObject({ id: jobId, isMine: true })
    expect(await findJob(zenith, jobId)).toBeNull()
    await expectRefusal('not-found', () => cancelJob(zenith, { jobId }))
  })

  test('by whoever may invite; a member may not', async () => {
    const { jobId, olive, mia, slug } = await listOf(2)
    expect(await findJob(await as(olive, slug), jobId)).toMatchObject({ isMine: false })
    const ctx = await as(mia, slug)
    await expectRefusal('forbidden', () => cancelJob(ctx, { jobId }))
    expect(await listMyJobs(ctx, kind)).toEqual([])
  })
})

test('with the rights that its starter has now: once they are out, it ends', async () => {
  const { slug, adam, olive, jobId } = await listOf(4)
  await removeMember(await as(olive, slug), { userId: adam.id })
  await workOffJobs()
  expect(await counted(jobId)).toEqual([])
  expect(await row(jobId)).toMatchObject({ state: 'failed', error: 'starter-gone', done: 0 })
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
  expect(await listMyJobs(ctx, kind)).toMatchObject([{ id: jobId, state: 'waiting' }])
  expect(await listMyJobs(ctx, 'export-activity')).toEqual([])
  await workOffJobs()
  expect(await listMyJobs(ctx, kind)).toMatchObject([{ state: 'done' }])
  await db.job.update({ where: { id: jobId }, data: { seenAt: new Date() } })
  expect(await listMyJobs(ctx, kind)).toEqual([])
  await tidyUp()
  await row(jobId)
  const endedAt = new Date(Date.now() - config.lifetimes.finishedJob - 1000)
  await db.job.update({ where: { id: jobId }, data: { endedAt } })
  await tidyUp()
  expect(await db.job.count()).toBe(0)
  expect(await db.jobItem.count()).toBe(0)
})
