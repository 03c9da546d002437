import 'server-only'
import type { Tx } from '@/lib/db'
import { record } from '@/lib/events/record'
import { pendingOrganization } from '@/lib/accounts/account-state'
import type { Person } from '@/lib/accounts/person'

/** Activates the organizations that waited for their owner. One that staff deactivated stays so. */
export async function activateWaitingOrganizations(tx: Tx, ownerId: string, actor: Person) {
  const waiting = await tx.organization.findMany({
    where: { ...pendingOrganization, owner: { userId: ownerId } },
    select: { id: true },
  })
  for (const { id } of waiting) {
    await tx.organization.update({
      where: { id },
      data: { isActive: true },
      select: { id: true },
    })
    await record(tx, { type: 'organization.activated', organizationId: id, actor, data: {} })
  }
}
