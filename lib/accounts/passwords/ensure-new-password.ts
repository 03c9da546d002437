import 'server-only'
import { createHash } from 'node:crypto'
import { ensureGoodPassword } from '@/lib/accounts/passwords/password-problem'
import { env } from '@/lib/env'
import { DomainError } from '@/lib/errors'
import { logWarning } from '@/lib/log'

/** Nobody waits longer for a service of somebody else's. */
const PATIENCE = 1000

/**
 * Refuses a password that is easy to guess or, where BREACHED_PASSWORDS_URL names a service that knows,
 * one that was in a breach. The service is told the first five digits of a hash and no more. While it
 * does not answer, a password is taken as if it were not there.
 * @param about what belongs to the person
 * @throws DomainError as ensureGoodPassword, and password-breached at the field `password`
 */
export async function ensureNewPassword(password: string, about: (string | null)[]): Promise<void> {
  ensureGoodPassword(password, about)
  if (await isBreached(password)) throw new DomainError('password-breached', 'password')
}

async function isBreached(password: string): Promise<boolean> {
  const { BREACHED_PASSWORDS_URL: service } = env
  if (!service) return false
  const hash = createHash('sha1').update(password).digest('hex').toUpperCase()
  try {
    const answer = await fetch(`${service.replace(/\/*$/, '/')}${hash.slice(0, 5)}`, {
      signal: AbortSignal.timeout(PATIENCE),
      redirect: 'error',
      headers: { 'Add-Padding': 'true' }, // hides by its length which hashes were asked for
    })
    if (!answer.ok) throw new Error(`status ${answer.status}`)
    // Padding is rows that were seen 0 times.
    const seen = new RegExp(`^${hash.slice(5)}:0*[1-9]`, 'm')
    return seen.test(await answer.text())
  } catch (error) {
    logWarning('the list of breached passwords does not answer', {
      because: error instanceof Error ? error.message : String(error),
    })
    return false
  }
}
