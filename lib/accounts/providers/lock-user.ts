import 'server-only'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import type { Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'

/**
 * The person's row, held until the transaction ends: their ways in change one after the other.
 * @throws DomainError not-found for one whose account is not active, or whose address is unproven
 */
export async function lockUser(tx: Tx, { id }: Pick<SignedIn, 'id'>) {
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${id}::uuid FOR UPDATE`
  const user = await tx.user.findUnique({
    where: { id, isActive: true, emailVerified: { not: null } },
    select: { id: true, email: true, passwordHash: true },
  })
  if (!user) throw new DomainError('not-found')
  return user
}
