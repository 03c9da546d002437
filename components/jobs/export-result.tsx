import { getTranslations } from 'next-intl/server'
import { DownloadLink } from '@/components/ui/download-link'
import type { ExportActivityJob } from '@/lib/activity/schema'
import type { JobView } from '@/lib/jobs/queries'
import { orgPath } from '@/lib/paths'

/** The file that an export wrote. */
export async function ExportResult({ job, slug }: { job: JobView; slug: string }) {
  const t = await getTranslations('jobs.export-activity')
  if (job.state !== 'done') return null
  const { format } = job.input as ExportActivityJob
  return (
    <p className="mt-6">
      <DownloadLink href={orgPath(slug, `jobs/${job.id}/download`)} variant="primary">
        {t('download', { format: format.toUpperCase() })}
      </DownloadLink>
    </p>
  )
}
