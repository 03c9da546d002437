import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/form/action-button'
import { KeepFresh } from '@/components/frame/keep-fresh'
import { Card } from '@/components/ui/card'
import { Progress } from '@/components/ui/progress'
import { cancelJobAction } from '@/lib/jobs/actions'
import type { JobView } from '@/lib/jobs/queries'

/** Long work that goes on: how far it is, and the button that stops it. */
export async function JobProgress({ job, slug }: { job: JobView; slug: string }) {
  const t = await getTranslations('jobs')
  const { id, kind, done, total } = job
  return (
    <Card
      title={t(`${kind}.running`)}
      description={t('leave')}
      footer={
        <ActionButton action={cancelJobAction} fields={{ org: slug, jobId: id }} size="sm">
          {t('stop')}
        </ActionButton>
      }
    >
      <Progress
        label={t(`${kind}.running`)}
        value={done}
        max={total}
        text={t('progress', { done, total })}
      />
      <KeepFresh />
    </Card>
  )
}
