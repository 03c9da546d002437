import 'server-only'
import { createHash } from 'node:crypto'
import { ensureGoodPassword } from '@/lib/accounts/passwords/password-problem'
import { env } from '@/lib/env'
import { DomainError } from '@/lib/errors'
import { logWarning } from '@/lib/log'

/** The longest wait for the external service. */
const PATIENCE = 1000

/**
 * Refuses a password that is easy to guess or, if BREACHED_PASSWORDS_URL is set, one from a known
 * breach. Only the first five digits of a hash are sent. If the service does not respond, the password
 * is accepted.
 * @param about texts that belong to the person
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
    // Rows with a count of 0 are padding.
    const seen = new RegExp(`^${hash.slice(5)}:0*[1-9]`, 'm')
    return seen.test(await answer.text())
  } catch (error) {
    logWarning('the list of breached passwords does not answer', {
      because: error instanceof Error ? error.message : String(error),
    })
    return false
  }
}
