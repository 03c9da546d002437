import { getTranslations } from 'next-intl/server'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import type { OrgContext } from '@/lib/access/org-context'
import { listMyJobs, type JobView } from '@/lib/jobs/queries'
import { orgPath } from '@/lib/paths'

const tones = { failed: 'danger', done: 'success' } as const

/** Long work that the viewer began and left: how far it is, and the way back to it. */
export async function JobNotice({ org, kind }: { org: OrgContext; kind: JobView['kind'] }) {
  const [t, jobs] = await Promise.all([getTranslations('jobs'), listMyJobs(org, kind)])
  if (jobs.length === 0) return null
  return (
    <div className="mb-6 grid gap-3">
      {jobs.map(({ id, state, done, total }) => (
        <Banner
          key={id}
          tone={state === 'failed' || state === 'done' ? tones[state] : 'info'}
          action={
            <ButtonLink href={orgPath(org.organization.slug, `jobs/${id}`)} size="sm">
              {t(state === 'done' || state === 'failed' ? 'seeResult' : 'open')}
            </ButtonLink>
          }
        >
          {t(`${kind}.notice.${state as 'draft' | 'waiting' | 'running' | 'done' | 'failed'}`, {
            done,
            total,
          })}
        </Banner>
      ))}
    </div>
  )
}
