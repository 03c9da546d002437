import 'server-only'
import type { Activation } from '@/lib/backends/backend'
import type { Tx } from '@/lib/db'
import { record } from '@/lib/events/record'
import type { Person } from '@/lib/accounts/person'
import { activateWaitingOrganizations } from '@/lib/accounts/sign-up/activate-waiting-organizations'

/**
 * Makes a person who has proven their address active, with name and password, and with them the
 * organizations that waited for them.
 */
export async function activateUser(
  tx: Tx,
  { id, name, passwordHash, locale }: Activation,
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
  if (!own && locale)
    await tx.user.update({ where: { id }, data: { locale }, select: { id: true } })
  await record(tx, { type: 'user.activated', actor: person, data: {} })
  await activateWaitingOrganizations(tx, id, person)
  return person
}
