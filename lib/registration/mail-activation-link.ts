import 'server-only'
import { requestPasswordReset } from '@/lib/auth/request-link'
import { DomainError } from '@/lib/errors'

/**
 * Mails a new activation link to an account that was never activated, unless too many went there
 * already: whoever tries to sign in is not told either way. (An account that waits gets its
 * activation link where an active one would get a reset.)
 */
export async function mailActivationLink(email: string): Promise<void> {
  try {
    await requestPasswordReset({ email })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
  }
}
