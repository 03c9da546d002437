import { drainOutbox } from '@/lib/mail/drain-outbox'
import { mailTo } from '@/lib/testing/mail-to'

/**
 * Returns the token of the latest emailed link that changes an address, or undoes that, as its form
 * posts it.
 */
export async function addressLinkTo(address: string) {
  await drainOutbox()
  const { link, token } = await mailTo(address)
  const query = new URL(link).searchParams
  return { token, email: query.get('email') ?? query.get('add') ?? query.get('undo') ?? '' }
}
