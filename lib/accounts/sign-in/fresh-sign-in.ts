import 'server-only'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { verifyPassword } from '@/lib/accounts/passwords/passwords'
import { forgive, limit } from '@/lib/ops/rate-limits'
import { Prisma, queryPlanned } from '@/lib/db'
import { minutes } from '@/lib/config/define-guildhall'
import { DomainError } from '@/lib/errors'

/** So long after signing in, nothing more is asked for grave steps. */
const FRESH = minutes(10)

/** What a grave step asks for: nothing, the password, or (without one) to sign in again. */
export type Proof = 'none' | 'password' | 'sign-in'

type Who = Pick<SignedIn, 'id' | 'sessionId'>

const read = async ({ id, sessionId }: Who) => {
  const [found] = await queryPlanned<{ provedAt: Date; passwordHash: string | null }[]>(Prisma.sql`
    SELECT s."provedAt", u."passwordHash" FROM "Session" s JOIN "User" u ON u.id = s."userId"
    WHERE s.id = ${sessionId}::uuid AND u.id = ${id}::uuid`)
  if (!found) throw new DomainError('signed-out')
  const isFresh = Date.now() - found.provedAt.getTime() < FRESH
  return { isFresh, passwordHash: found.passwordHash }
}

/**
 * What this person has to show before a grave step: nothing for some minutes after they last proved in
 * this session who they are, be it by password, provider or mailed link.
 * @throws DomainError signed-out
 */
export async function neededProof(who: Who): Promise<Proof> {
  const { isFresh, passwordHash } = await read(who)
  if (isFresh) return 'none'
  return passwordHash ? 'password' : 'sign-in'
}

/**
 * Refuses a grave step unless the sign-in is younger than ten minutes or the password is right.
 * @throws DomainError password-wrong | rate-limited, both at the field `password` | sign-in-again | signed-out
 */
export async function ensureFreshSignIn(who: Who, password: string | undefined): Promise<void> {
  const { isFresh, passwordHash } = await read(who)
  if (isFresh) return
  if (!passwordHash) throw new DomainError('sign-in-again')
  if (!password) throw new DomainError('password-wrong', 'password')
  const subject = `confirm ${who.id}`
  await count(subject)
  if (!(await verifyPassword(passwordHash, password)))
    throw new DomainError('password-wrong', 'password')
  await forgive('signIn', subject)
}

async function count(subject: string) {
  try {
    await limit('signIn', subject)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    throw new DomainError(error.code, 'password', error.values)
  }
}
