import 'server-only'
import { cache } from 'react'
import config from '@/guildhall.config'
import type { OrgContext } from '@/lib/access/org-context'
import { can, type Permission } from '@/lib/access/roles'
import { db, type Prisma } from '@/lib/db'
import { displayName } from '@/lib/events/record'
import type { JobState } from '@/lib/generated/prisma/client'
import { jobKinds, type JobKindName } from '@/lib/jobs/job-kinds'
import { isUuid } from '@/lib/page-cursor'

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
