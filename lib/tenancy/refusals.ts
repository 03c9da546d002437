import 'server-only'
import { Prisma } from '@/lib/db'
import { DomainError, type ErrorCode } from '@/lib/errors'

/** Runs a write; a unique value that another row has is refused at its field. */
export const refusingTaken = <R>(code: ErrorCode, field: string, write: () => Promise<R>) =>
  refusing('P2002', new DomainError(code, field), write)

/** Runs a deletion; a row that others reference is refused. */
export const refusingUsed = <R>(write: () => Promise<R>) =>
  refusing('P2003', new DomainError('in-use'), write)

/**
 * Runs a write; what the database does not permit is refused.
 * @param code of Prisma's error: P2002 for a unique value, P2003 for a row that others reference
 */
export async function refusing<R>(
  code: 'P2002' | 'P2003',
  refusal: DomainError,
  write: () => Promise<R>,
): Promise<R> {
  try {
    return await write()
  } catch (error) {
    const isThat = error instanceof Prisma.PrismaClientKnownRequestError && error.code === code
    throw isThat ? refusal : error
  }
}
