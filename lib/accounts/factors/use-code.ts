import 'server-only'
import { seal, unseal } from '@/lib/access/seal'
import { totpStep } from '@/lib/accounts/factors/totp'
import { isKnownDevice } from '@/lib/accounts/sessions/device-token'
import type { Caller } from '@/lib/accounts/sign-in/begin-session'
import type { Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { forgive, limit } from '@/lib/ops/rate-limits'

/**
 * Takes the code of a person's authenticator app: each once, and none older than one that was taken.
 * @param state of an app that is in use, or of one that is being set up
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
      // What an older AUTH_SECRET has sealed is sealed anew, so that that one can go.
      ...(opened.isOld && { secret: seal('totp', userId, opened.text) }),
    },
  })
  if (count === 0) throw new DomainError('code-wrong', 'code')
}

/**
 * Looks at a second factor only while there were few wrong ones: counted before it is looked at, so
 * that many at once cannot slip through together. A browser that was signed in with before has counters of
 * its own, which nobody else can fill.
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
