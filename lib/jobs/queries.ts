import 'server-only'
import { cache } from 'react'
import config from '@/guildhall.config'
import type { OrgContext } from '@/lib/access/org-context'
import { can, type Permission } from '@/lib/access/roles'
import { db, type Prisma } from '@/lib/db'
import { displayName } from '@/lib/events/record'
import type { JobState } from '@/lib/generated/prisma/client'
import type { InviteManyItem, InviteManyJob } from '@/lib/invitations/schema'
import { judgeAddresses, type Verdict } from '@/lib/invitations/judge-addresses'
import { jobKinds, type JobKindName } from '@/lib/jobs/job-kinds'
import { isUuid } from '@/lib/page-cursor'
import { forOrganization } from '@/lib/tenancy/for-organization'

/** A job as its page shows it. */
export interface JobView {
  id: string
  kind: JobKindName
  state: JobState
  input: object
  done: number
  total: number
  /** How many ended in which way. */
  result: Record<string, number>
  error: string | null
  startedBy: string | null
  isMine: boolean
  seenAt: Date | null
  createdAt: Date
  endedAt: Date | null
  /** What one must be permitted to see it. */
  permission: Permission
}

const select = {
  id: true,
  kind: true,
  state: true,
  input: true,
  done: true,
  total: true,
  result: true,
  error: true,
  startedById: true,
  startedBy: { select: { name: true, email: true } },
  seenAt: true,
  createdAt: true,
  endedAt: true,
} as const

const isKnown = (kind: string): kind is JobKindName => Object.hasOwn(jobKinds, kind)

/** One job of the organization; null for any other. Read once a request, however many ask. */
export const findJob = cache(async (ctx: OrgContext, id: string): Promise<JobView | null> => {
  if (!isUuid(id)) return null
  const found = await db.job.findFirst({
    where: { id, organizationId: ctx.organization.id },
    select,
    relationLoadStrategy: 'join',
  })
  return found && isKnown(found.kind) ? toView(ctx, { ...found, kind: found.kind }) : null
})

type Found = Prisma.JobGetPayload<{ select: typeof select }>

const toView = (
  ctx: OrgContext,
  { startedBy, startedById, ...job }: Found & { kind: JobKindName },
): JobView => ({
  ...job,
  input: job.input as object,
  result: job.result as Record<string, number>,
  startedBy: startedBy && displayName(startedBy),
  isMine: startedById === ctx.user.id,
  permission: jobKinds[job.kind].permission,
})

const goesOn = ['draft', 'waiting', 'running'] as const satisfies JobState[]

/** What the viewer has begun here and not seen the end of, newest first. */
export async function listMyJobs(ctx: OrgContext, kind: JobKindName): Promise<JobView[]> {
  if (!can(ctx.actor, jobKinds[kind].permission)) return []
  const found = await db.job.findMany({
    where: {
      organizationId: ctx.organization.id,
      startedById: ctx.user.id,
      kind,
      createdAt: { gt: new Date(Date.now() - config.lifetimes.finishedJob) },
      OR: [{ state: { in: [...goesOn] } }, { state: { in: ['done', 'failed'] }, seenAt: null }],
    },
    select,
    relationLoadStrategy: 'join',
    orderBy: { id: 'desc' },
    take: 3,
  })
  return found.map((job) => toView(ctx, { ...job, kind }))
}

/** A row of a list of invitations: what stood there, and what became of it or would. */
export interface InvitedRow {
  position: number
  text: string
  email: string | null
  /** How it ended: `invited`, or why not; null until its turn. */
  outcome: string | null
}

/** The rows of a list of invitations, in the order in which they were pasted. */
export async function listInvitedRows(ctx: OrgContext, jobId: string): Promise<InvitedRow[]> {
  const found = await forOrganization(ctx).jobItem.findMany({
    where: { jobId },
    select: { position: true, input: true, outcome: true },
    orderBy: { position: 'asc' },
  })
  return found.map(({ input, ...row }) => ({ ...row, ...(input as unknown as InviteManyItem) }))
}

/** The same before anything is sent, with what would become of each. */
export async function judgeInvitedRows(
  ctx: OrgContext,
  rows: InvitedRow[],
): Promise<(InvitedRow & { verdict: Verdict })[]> {
  const addresses = rows.map(({ email, outcome }) => ({
    email,
    isRepeated: outcome === 'repeated',
  }))
  const verdicts = await judgeAddresses(db, ctx, addresses)
  return rows.map((row, index) => ({ ...row, verdict: verdicts[index]! }))
}

/** A draft as it was typed, to be changed. */
export async function findInviteDraft(ctx: OrgContext, id: string) {
  const job = await findJob(ctx, id)
  if (job?.kind !== 'invite-many' || job.state !== 'draft') return null
  const { role, message, extra = {} } = job.input as InviteManyJob
  const rows = await listInvitedRows(ctx, id)
  return { role, message, extra, addresses: rows.map(({ text }) => text).join('\n') }
}
