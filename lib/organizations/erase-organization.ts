import 'server-only'
import { Prisma, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'

/**
 * Deletes an organization's row together with all rows that belong to it; its people are kept.
 * @throws DomainError organization-in-use if another organization references it by a relation
 */
export const eraseOrganization = (tx: Tx, id: string) =>
  tx.organization.delete({ where: { id }, select: { id: true } }).catch(refuseInUse)

const refuseInUse = (error: unknown) => {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2003')
    throw new DomainError('organization-in-use')
  throw error
}
