import { drainOutbox } from '@/lib/mail/drain-outbox'
import { mailTo } from '@/lib/testing/mail-to'

/** What the newest mailed link holds that changes an address, or undoes that: what its form sends. */
export async function addressLinkTo(address: string) {
  await drainOutbox()
  const { link, token } = await mailTo(address)
  const query = new URL(link).searchParams
  return { token, email: query.get('email') ?? query.get('undo') ?? '' }
}
