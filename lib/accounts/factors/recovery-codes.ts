import 'server-only'
import { createHmac, randomInt } from 'node:crypto'
import { secretKeys } from '@/lib/access/seal'
import { type Tx, db } from '@/lib/db'
import { isReady, secondFactors } from '@/lib/accounts/factors/second-factors'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'

const COUNT = 10
// No letter that is read as a digit, or as another letter: 118 bits a code.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 6
const GROUP = 4

/**
 * Gives a person ten new recovery codes, replacing the previous ones.
 * @returns the codes, which are never shown again: the database stores an HMAC of each
 */
export async function replaceRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  await tx.recoveryCode.deleteMany({ where: { userId } })
  const codes = Array.from({ length: COUNT }, newCode)
  const data = codes.map((code) => ({ userId, hash: hashesOf(userId, code)[0] }))
  await tx.recoveryCode.createMany({ data })
  return codes
}

/**
 * Uses up a recovery code: of any number of concurrent calls, one succeeds.
 * @returns how many are left; null for a code that is not, or no longer, the person's
 */
export async function useRecoveryCode(
  tx: Tx,
  userId: string,
  code: string,
): Promise<number | null> {
  const { count } = await tx.recoveryCode.deleteMany({
    where: { userId, hash: { in: hashesOf(userId, code) } },
  })
  return count === 1 ? tx.recoveryCode.count({ where: { userId } }) : null
}

const newCode = () =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
  ).join('-')

/** With the current secret first, then with older ones. Case and grouping are ignored. */
const hashesOf = (userId: string, code: string) => {
  const typed = code.toLowerCase().replace(/[^a-z0-9]/g, '')
  const [first, ...older] = secretKeys('recovery-code').map((key) =>
    createHmac('sha256', key).update(`${userId} ${typed}`).digest('base64url'),
  )
  return [first!, ...older] as [string, ...string[]]
}

/**
 * Replaces the recovery codes. The person is notified by email.
 * @throws DomainError not-found without a factor
 */
export const makeRecoveryCodes = (user: SignedIn): Promise<string[]> =>
  db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${user.id}::uuid FOR UPDATE`
    if (!isReady(await secondFactors(user.id, tx))) throw new DomainError('not-found')
    const { id: userId, email: to } = user
    await record(
      tx,
      { type: 'user.recoveryCodesMade', actor: user, data: {} },
      { template: 'factors-changed', to, userId, change: 'recovery-codes-made' },
    )
    return replaceRecoveryCodes(tx, userId)
  })
