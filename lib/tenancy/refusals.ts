import 'server-only'
import { Prisma } from '@/lib/db'
import { DomainError, type ErrorCode } from '@/lib/errors'

/** Runs a write; a unique value that another row has is refused at its field. */
export const refusingTaken = <R>(code: ErrorCode, field: string, write: () => Promise<R>) =>
  refusing('P2002', new DomainError(code, field), write)

/** Runs a deletion; a row that others reference is refused. */
export const refusingUsed = <R>(write: () => Promise<R>) =>
  refusing('P2003', new DomainError('in-use'), write)

async function refusing<R>(code: string, refusal: DomainError, write: () => Promise<R>) {
  try {
    return await write()
  } catch (error) {
    const isThat = error instanceof Prisma.PrismaClientKnownRequestError && error.code === code
    throw isThat ? refusal : error
  }
}
