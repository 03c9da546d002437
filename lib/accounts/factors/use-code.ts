import 'server-only'
import { seal, unseal } from '@/lib/access/seal'
import { totpStep } from '@/lib/accounts/factors/totp'
import { isKnownDevice } from '@/lib/accounts/sessions/device-token'
import type { Caller } from '@/lib/accounts/sign-in/begin-session'
import type { Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { forgive, limit } from '@/lib/ops/rate-limits'

/**
 * Verifies a code from a person's authenticator app: each is accepted once, and none older than the
 * last accepted one.
 * @param state of an app in use, or of one that is being set up
 * @throws DomainError code-wrong at `code`
 */
export async function useTotpCode(
  tx: Tx,
  userId: string,
  code: string,
  state: 'confirmed' | 'new' = 'confirmed',
): Promise<void> {
  const row = await tx.authenticator.findUnique({ where: { userId } })
  const opened = row && unseal('totp', userId, row.secret)
  const step = opened && totpStep(opened.text, code)
  if (!row || !step || (row.confirmedAt !== null) !== (state === 'confirmed'))
    throw new DomainError('code-wrong', 'code')
  const { count } = await tx.authenticator.updateMany({
    where: { userId, lastStep: { lt: step } },
    data: {
      lastStep: step,
      confirmedAt: row.confirmedAt ?? new Date(),
      // A secret encrypted with an older AUTH_SECRET is encrypted anew, so that the older one can be
      // removed.
      ...(opened.isOld && { secret: seal('totp', userId, opened.text) }),
    },
  })
  if (count === 0) throw new DomainError('code-wrong', 'code')
}

/**
 * Limits attempts at a second factor. They are counted before the check, so that concurrent ones cannot
 * exceed the limit. A browser that was signed in before has its own counters, which nobody else can use
 * up.
 * @throws DomainError rate-limited, and what `look` throws
 */
export async function withinTries<R>(
  { id, email }: { id: string; email: string },
  from: Pick<Caller, 'device'> | null,
  look: () => Promise<R>,
): Promise<R> {
  const device = from?.device
  const subject = isKnownDevice(device, email) ? `factor ${device}` : `factor ${id}`
  await limit('secondFactor', subject)
  await limit('secondFactorDay', subject)
  const result = await look()
  await forgive('secondFactor', subject)
  await forgive('secondFactorDay', subject)
  return result
}
