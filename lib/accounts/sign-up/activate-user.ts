import 'server-only'
import type { Activation } from '@/lib/backends/backend'
import type { Tx } from '@/lib/db'
import { record } from '@/lib/events/record'
import type { Person } from '@/lib/accounts/person'
import { pendingOrganization } from '@/lib/accounts/account-state'

/**
 * Makes a person who has proven their address active, with name and password, and with them the
 * organizations that waited for them. No way in from before the proof is left, and no request to join
 * but the one whose emailed link was used: a stranger may have entered the address.
 */
export async function activateUser(
  tx: Tx,
  { id, name, passwordHash, locale, linkVersion }: Activation,
): Promise<Person> {
  const { locale: own, ...person } = await tx.user.update({
    where: { id },
    data: {
      name,
      ...(passwordHash !== undefined && { passwordHash }),
      isActive: true,
      emailVerified: new Date(),
    },
    select: { id: true, name: true, email: true, locale: true },
  })
  // Whatever somebody may have put there before the address was proven lets nobody in; a password the
  // database refuses.
  await tx.account.deleteMany({ where: { userId: id } })
  await tx.session.deleteMany({ where: { userId: id } })
  await tx.joinRequest.deleteMany({
    where: {
      ...{ userId: id, status: 'unproven' },
      ...(linkVersion !== undefined && { activationVersion: { not: linkVersion } }),
    },
  })
  if (!own && locale)
    await tx.user.update({ where: { id }, data: { locale }, select: { id: true } })
  await record(tx, { type: 'user.activated', actor: person, data: {} })
  await activateWaitingOrganizations(tx, id, person)
  return person
}

/** Activates the organizations that waited for their owner. One that staff deactivated stays so. */
export async function activateWaitingOrganizations(tx: Tx, ownerId: string, actor: Person) {
  const waiting = await tx.organization.findMany({
    where: { ...pendingOrganization, owner: { userId: ownerId } },
    select: { id: true },
  })
  for (const { id } of waiting) {
    await tx.organization.updateMany({ where: { id }, data: { isActive: true } })
    await record(tx, { type: 'organization.activated', organizationId: id, actor, data: {} })
  }
}
