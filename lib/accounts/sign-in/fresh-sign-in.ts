import 'server-only'
import { isReadySql } from '@/lib/accounts/factors/second-factors'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { verifyPassword } from '@/lib/accounts/passwords/passwords'
import { databaseNow } from '@/lib/database/clock'
import { forgive, limit } from '@/lib/ops/rate-limits'
import { db, Prisma, queryPlanned } from '@/lib/db'
import { minutes } from '@/lib/config/define-guildhall'
import { DomainError } from '@/lib/errors'

/** How long a proof of identity lasts for sensitive actions. */
const FRESH = minutes(10)

/**
 * The proof that a sensitive action asks for: none, the password (or a factor), a factor, or a new
 * sign-in by an emailed link or a provider if there is neither.
 */
export type Proof = 'none' | 'password' | 'password-or-factor' | 'factor' | 'sign-in'

type Who = Pick<SignedIn, 'id' | 'sessionId'>

interface Found {
  provedAt: Date
  passwordHash: string | null
  isReady: boolean
}

const read = async ({ id, sessionId }: Who) => {
  const [found] = await queryPlanned<Found[]>(Prisma.sql`
    SELECT s."provedAt", u."passwordHash", ${isReadySql} AS "isReady"
    FROM "Session" s JOIN "User" u ON u.id = s."userId"
    WHERE s.id = ${sessionId}::uuid AND u.id = ${id}::uuid`)
  if (!found) throw new DomainError('signed-out')
  return { ...found, isFresh: databaseNow().getTime() - found.provedAt.getTime() < FRESH }
}

/**
 * Returns the proof this person must give before a sensitive action: none within ten minutes after they
 * last proved their identity in this session.
 * @throws DomainError signed-out
 */
export async function neededProof(who: Who): Promise<Proof> {
  const { isFresh, ...found } = await read(who)
  return isFresh ? 'none' : proofOf(found)
}

const proofOf = ({ passwordHash, isReady }: Pick<Found, 'passwordHash' | 'isReady'>): Proof => {
  if (passwordHash) return isReady ? 'password-or-factor' : 'password'
  return isReady ? 'factor' : 'sign-in'
}

/**
 * Refuses a sensitive action unless the person proved their identity in the last ten minutes, or does
 * so now with their password, which then lasts for ten minutes.
 * @param password undefined if the form does not ask for it
 * @throws DomainError password-wrong | rate-limited, both at the field `password` | sign-in-again |
 *   signed-out
 */
export async function ensureFreshSignIn(who: Who, password: string | undefined): Promise<void> {
  const { isFresh, passwordHash } = await read(who)
  if (isFresh) return
  if (!passwordHash || password === undefined) throw new DomainError('sign-in-again')
  await checkPassword(who, passwordHash, password)
  await db.session.updateMany({
    where: { id: who.sessionId, userId: who.id },
    data: { provedAt: databaseNow() },
  })
}

/**
 * Checks a person's password again.
 * @throws DomainError password-wrong | rate-limited, both at the field `password` | sign-in-again
 *   without one
 */
export async function ensurePassword(who: Who, password: string): Promise<void> {
  const { passwordHash } = await read(who)
  if (!passwordHash) throw new DomainError('sign-in-again')
  await checkPassword(who, passwordHash, password)
}

async function checkPassword({ id }: Who, passwordHash: string, password: string) {
  if (!password) throw new DomainError('password-wrong', 'password')
  const subject = `confirm ${id}`
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
