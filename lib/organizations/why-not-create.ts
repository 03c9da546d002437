import 'server-only'
import config from '@/guildhall.config'
import type { Founder } from '@/lib/config/allowances'
import type { db, Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'

/**
 * Checks whether the configuration permits this person to create organizations, however many they own.
 * @throws DomainError creating-refused
 */
export async function ensureFounder({ email, isSuperuser }: Founder): Promise<void> {
  const { createOrganization: who } = config.allow
  const may =
    typeof who === 'function'
      ? await who({ email, isSuperuser })
      : who === 'everyone' || isSuperuser
  if (!may) throw new DomainError('creating-refused')
}

/**
 * Whether a person owns as many organizations as permitted (`allow.organizationsPerUser`), counting
 * deactivated ones but not deleted ones. In a transaction it locks the person's row, so that concurrent
 * calls are counted.
 */
export async function ownsEnough(tx: Tx | typeof db, userId: string): Promise<boolean> {
  const most = config.allow.organizationsPerUser
  if (most === Infinity) return false
  const [person] = await tx.$queryRaw<{ isSuperuser: boolean }[]>`
    SELECT "isSuperuser" FROM "User" WHERE id = ${userId}::uuid FOR NO KEY UPDATE`
  if (person?.isSuperuser) return false
  return (
    (await tx.organizationOwner.count({ where: { userId, organization: { deletedAt: null } } })) >=
    most
  )
}

/**
 * Refuses people whom the configuration does not permit to create an organization, or another one.
 * @throws DomainError creating-refused | organizations-limit
 */
export async function ensureMayCreate(tx: Tx | typeof db, person: Founder & { id: string }) {
  await ensureFounder(person)
  await ensureOwnsFewer(tx, person)
}

/**
 * Refuses people whom the configuration does not permit to own another organization.
 * @throws DomainError organizations-limit
 */
export async function ensureOwnsFewer(tx: Tx | typeof db, person: { id: string }) {
  if (await ownsEnough(tx, person.id))
    throw new DomainError('organizations-limit', undefined, {
      count: config.allow.organizationsPerUser,
    })
}
