import 'server-only'
import { seal } from '@/lib/access/seal'
import { factorAdded, factorRemoved } from '@/lib/accounts/factors/note-factors'
import type { TotpCodeInput } from '@/lib/accounts/factors/schema'
import { newTotpSecret } from '@/lib/accounts/factors/totp'
import { useTotpCode, withinTries } from '@/lib/accounts/factors/use-code'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'

/**
 * Starts setting up an authenticator app, with a new secret. It is inactive until its first code.
 * @throws DomainError authenticator-on
 */
export async function startAuthenticator({ id: userId }: SignedIn): Promise<void> {
  const secret = seal('totp', userId, newTotpSecret())
  await db.$transaction(async (tx) => {
    await tx.authenticator.deleteMany({ where: { userId, confirmedAt: null } })
    const { count } = await tx.authenticator.createMany({
      data: { userId, secret },
      skipDuplicates: true,
    })
    if (count === 0) throw new DomainError('authenticator-on')
  })
}

/**
 * Activates the app with its first code. The person is notified by email.
 * @returns recovery codes for the first factor; null if the person has some
 * @throws DomainError code-wrong | rate-limited
 */
export const confirmAuthenticator = (
  user: SignedIn,
  { code }: TotpCodeInput,
): Promise<string[] | null> =>
  withinTries(user, null, () =>
    db.$transaction(async (tx) => {
      await useTotpCode(tx, user.id, code, 'new')
      return factorAdded(tx, user, { factor: 'authenticator' })
    }),
  )

/**
 * Removes the app, or one that is being set up. The person is emailed about the former.
 * @throws DomainError last-factor
 */
export const removeAuthenticator = (user: SignedIn): Promise<void> =>
  db.$transaction(async (tx) => {
    const where = { userId: user.id }
    await tx.authenticator.deleteMany({ where: { ...where, confirmedAt: null } })
    const { count } = await tx.authenticator.deleteMany({ where })
    if (count > 0) await factorRemoved(tx, user, { factor: 'authenticator' })
  })
