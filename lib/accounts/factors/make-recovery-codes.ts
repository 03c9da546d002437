import 'server-only'
import { isReady, secondFactors } from '@/lib/accounts/factors/second-factors'
import { replaceRecoveryCodes } from '@/lib/accounts/factors/recovery-codes'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record } from '@/lib/events/record'

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
