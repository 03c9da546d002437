import 'server-only'
import type { ExportActivityJob } from '@/lib/activity/schema'
import type { OrgContext } from '@/lib/access/org-context'
import type { JobView } from '@/lib/jobs/queries'
import { forOrganization } from '@/lib/tenancy/for-organization'

/** A file that came of a job. */
export interface DownloadFile {
  name: string
  type: string
  /** Its parts, one after the other, so that a big one is never whole in memory. */
  parts: AsyncIterable<string>
}

/** The file that came of a job; null for one that wrote none yet. */
export function readDownload(ctx: OrgContext, job: JobView): DownloadFile | null {
  const day = job.createdAt.toISOString().slice(0, 10)
  const { slug } = ctx.organization
  if (job.state !== 'done') return null
  const { format } = job.input as ExportActivityJob
  const name = `${slug}-activity-${day}.${format}`
  return { ...(format === 'csv' ? csv : json), name, parts: writtenParts(ctx, job) }
}

const csv = { type: 'text/csv; charset=utf-8' }
const json = { type: 'application/json; charset=utf-8' }

async function* writtenParts(ctx: OrgContext, { id: jobId }: JobView) {
  const items = forOrganization(ctx).jobItem
  for (let position = 0; ; position++) {
    const part = await items.findFirst({ where: { jobId, position }, select: { output: true } })
    if (!part) return
    yield part.output ?? ''
  }
}
