import 'server-only'
import { requestCookie } from '@/lib/accounts/sessions/session-cookie'
import {
  readSignInRequestToken,
  signInRequestToken,
  type SignInRequest,
} from '@/lib/accounts/sign-in/sign-in-request'

/** What this browser asked for by email not long ago, proven. */
export async function readSignInRequest(): Promise<SignInRequest | undefined> {
  const text = await requestCookie.read()
  return text ? readSignInRequestToken(text) : undefined
}

/**
 * Keeps what this browser asked for. Where nothing was sent, since the address got several mails a moment
 * ago, the code of the newest of them goes on working: the request for it stays.
 */
export async function keepSignInRequest(request: SignInRequest, isSent: boolean): Promise<void> {
  const before = isSent ? undefined : await readSignInRequest()
  if (before?.email !== request.email) await requestCookie.set(signInRequestToken(request))
}

/** Its code was used. */
export const forgetSignInRequest = () => requestCookie.clear()
