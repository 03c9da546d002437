import 'server-only'
import type { Person } from '@/lib/accounts/person'
import { replaceRecoveryCodes } from '@/lib/accounts/factors/recovery-codes'
import { isReady, secondFactors } from '@/lib/accounts/factors/second-factors'
import type { Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'

type Change = { factor: 'authenticator' } | { factor: 'passkey'; name: string }

const nameOf = (change: Change) =>
  change.factor === 'passkey' ? (`passkey: ${change.name}` as const) : change.factor

const mail = (person: Person, change: Change, what: 'added' | 'removed') =>
  ({
    template: 'factors-changed',
    to: person.email,
    userId: person.id,
    change: `${change.factor}-${what}`,
    ...(change.factor === 'passkey' && { passkey: change.name }),
  }) as const

/**
 * Records an added factor.
 * @returns recovery codes with the first one; null if the person has some left
 */
export async function factorAdded(
  tx: Tx,
  person: Person,
  change: Change,
): Promise<string[] | null> {
  await record(
    tx,
    { type: 'user.factorAdded', actor: person, data: { factor: nameOf(change) } },
    mail(person, change, 'added'),
  )
  const { recoveryCodes } = await secondFactors(person.id, tx)
  return recoveryCodes > 0 ? null : replaceRecoveryCodes(tx, person.id)
}

/**
 * Locks the row of a person before that of a factor or a session of theirs, in the same order everywhere:
 * in another one, two commands could wait for each other. Of two factors that are removed at the same time,
 * one then sees that it is the last.
 */
export const holdPerson = (tx: Tx, { id }: Person) =>
  tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${id}::uuid FOR NO KEY UPDATE`

/**
 * Records a removed factor of a person whose row is locked. Removing the last one deletes the recovery
 * codes, and is refused for the owner of an organization that requires a factor: they would lock themselves
 * out.
 * @throws DomainError last-factor
 */
export async function factorRemoved(tx: Tx, person: Person, change: Change): Promise<void> {
  await record(
    tx,
    { type: 'user.factorRemoved', actor: person, data: { factor: nameOf(change) } },
    mail(person, change, 'removed'),
  )
  if (isReady(await secondFactors(person.id, tx))) return
  const owned = await tx.organizationOwner.findFirst({
    where: {
      userId: person.id,
      organization: { secondFactorFrom: { not: null }, deletedAt: null },
    },
    select: { organization: { select: { name: true } } },
    relationLoadStrategy: 'join',
  })
  if (owned)
    throw new DomainError('last-factor', undefined, { organization: owned.organization.name })
  await tx.recoveryCode.deleteMany({ where: { userId: person.id } })
}
