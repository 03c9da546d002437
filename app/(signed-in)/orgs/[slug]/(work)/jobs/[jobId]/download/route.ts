import { findOrg } from '@/lib/access/context'
import { can } from '@/lib/access/roles'
import { DomainError } from '@/lib/errors'
import { findJob } from '@/lib/jobs/queries'
import { readDownload } from '@/lib/jobs/read-download'
import { answering } from '@/lib/route-answer'

type Context = RouteContext<'/orgs/[slug]/jobs/[jobId]/download'>

/** The file that came of a job, for whoever may see such a job now. */
export const GET = answering<Context>(async (_request, { params }) => {
  const { slug, jobId } = await params
  const org = await findOrg(slug)
  const job = org && (await findJob(org, jobId))
  const file = job && can(org.actor, job.permission) ? readDownload(org, job) : null
  if (!file) throw new DomainError('not-found')
  const parts = file.parts[Symbol.asyncIterator]()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(new TextEncoder().encode(value))
    },
  })
  return new Response(body, {
    headers: {
      'Content-Type': file.type,
      'Content-Disposition': `attachment; filename="${file.name}"`,
      'Cache-Control': 'private, no-store',
    },
  })
})
