import { getFormatter, getTranslations } from 'next-intl/server'
import { forbidden, notFound } from 'next/navigation'
import { orgTitle } from '@/components/frame/org-title'
import { ExportResult } from '@/components/jobs/export-result'
import { JobEnd } from '@/components/jobs/job-end'
import { JobProgress } from '@/components/jobs/job-progress'
import { OrgBreadcrumbs } from '@/components/org/org-breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { requireOrg } from '@/lib/access/context'
import { can } from '@/lib/access/roles'
import { attendJob } from '@/lib/jobs/attend-job'
import { findJob } from '@/lib/jobs/queries'
import { orgPath } from '@/lib/paths'

export const generateMetadata = orgTitle('jobs')

/** Long work: before it begins, while it goes on, and what came of it. */
export default async function JobPage({ params }: PageProps<'/orgs/[slug]/jobs/[jobId]'>) {
  const { slug: asked, jobId } = await params
  const org = await requireOrg(asked)
  const job = await findJob(org, jobId)
  if (!job) notFound()
  if (!can(org.actor, job.permission)) forbidden()
  attendJob(job)
  const [t, nav, format] = await Promise.all([
    getTranslations('jobs'),
    getTranslations('nav'),
    getFormatter(),
  ])
  const { slug } = org.organization
  const { kind, state, startedBy } = job
  const goesOn = state === 'waiting' || state === 'running'
  const title = t(`${kind}.title`)
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={title}
        description={t(startedBy ? 'by' : 'at', {
          name: startedBy ?? '',
          date: format.dateTime(job.createdAt, 'moment'),
        })}
        breadcrumbs={
          <OrgBreadcrumbs
            org={org}
            items={[{ label: nav('activity'), href: orgPath(slug, 'activity') }, { label: title }]}
          />
        }
      />
      {/* One region from the first drawing on, so that the end is read out when it comes. */}
      <div role="status">
        <JobEnd job={job} />
      </div>
      {goesOn && <JobProgress job={job} slug={slug} />}
      <ExportResult job={job} slug={slug} />
    </div>
  )
}
