import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can, type Actor } from '@/lib/access/roles'
import type { Tx } from '@/lib/db'
import { authorize, DomainError } from '@/lib/errors'
import { findJobKind } from '@/lib/jobs/job-kinds'

/**
 * Finds a job through the organization, for somebody who may have such a one.
 * @throws DomainError not-found, also for another organization's | forbidden
 */
export async function jobOf(tx: Tx, { organization }: OrgContext, actor: Actor, id: string) {
  const job = await tx.job.findFirst({
    where: { id, organizationId: organization.id },
    select: { id: true, kind: true, state: true },
  })
  const kind = job && findJobKind(job.kind)
  if (!kind) throw new DomainError('not-found')
  authorize(can(actor, kind.permission))
  return job
}
