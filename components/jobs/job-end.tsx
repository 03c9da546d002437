import { getTranslations } from 'next-intl/server'
import { Banner } from '@/components/ui/banner'
import type { JobView } from '@/lib/jobs/queries'

const tones = { done: 'success', cancelled: 'warning', failed: 'danger' } as const

/** How long work ended, in a sentence. */
export async function JobEnd({ job }: { job: JobView }) {
  const t = await getTranslations('jobs')
  const { kind, state, done, total, error } = job
  if (state !== 'done' && state !== 'cancelled' && state !== 'failed') return null
  return (
    <Banner tone={tones[state]}>
      {state === 'failed'
        ? t(error === 'starter-gone' ? 'starterGone' : 'bug', { done, total })
        : t(`${kind}.${state}`, { done, total })}
    </Banner>
  )
}
