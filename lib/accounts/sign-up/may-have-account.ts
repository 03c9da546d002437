import 'server-only'
import config from '@/guildhall.config'
import { whyNotSignUp } from '@/lib/access/allowed'
import { countInvitationsTo } from '@/lib/invitations/count-invitations-to'

/** Why an address that has no account gets none from a provider; null where it gets one. */
export async function whyNoAccount(email: string) {
  const { signUp } = config.allow
  if (signUp === 'open') return null
  if (signUp === 'invited' && (await countInvitationsTo(email)) > 0) return null
  return whyNotSignUp()
}
