import 'server-only'
import { Prisma } from '@/lib/db'
import { DomainError } from '@/lib/errors'

/** Runs what writes a name; one that another product of the organization has is refused at its field. */
export async function refusingTakenNames<R>(write: () => Promise<R>): Promise<R> {
  try {
    return await write()
  } catch (error) {
    const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
    throw isTaken ? new DomainError('product-name-taken', 'name') : error
  }
}
