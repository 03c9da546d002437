import 'server-only'
import type { OrgScope } from '@/lib/access/org-context'
import type { Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { lockOrganization, type Lock } from '@/lib/organizations/with-org-lock'

/**
 * Locks an organization for code that acts by itself, until the transaction ends.
 * @param lock lockRow to include deleted organizations
 * @throws DomainError not-found
 */
export async function lockOrganizationScope(
  tx: Tx,
  id: string,
  lock: Lock = lockOrganization,
): Promise<OrgScope> {
  await lock(tx, id)
  const organization = await tx.organization.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      kind: true,
      name: true,
      owner: { select: { member: { select: { user: { select: { id: true, email: true } } } } } },
    },
    relationLoadStrategy: 'join',
  })
  const owner = organization.owner?.member.user
  if (!owner) throw new DomainError('not-found')
  const { kind, name } = organization
  return { organization: { id, kind, name }, owner }
}
