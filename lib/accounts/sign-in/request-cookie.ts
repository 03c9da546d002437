import 'server-only'
import { cookies } from 'next/headers'
import { isSecure } from '@/lib/accounts/sessions/session-token'
import {
  CODE_LIFETIME,
  readSignInRequestToken,
  signInRequestToken,
  type SignInRequest,
} from '@/lib/accounts/sign-in/sign-in-request'

const cookieName = () => (isSecure() ? '__Host-guildhall.sign-in' : 'guildhall.sign-in')

const set = async (value: string, maxAge: number) =>
  void (await cookies()).set(cookieName(), value, {
    ...{ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() },
    maxAge,
  })

/** What this browser asked for by email not long ago, proven. */
export async function readSignInRequest(): Promise<SignInRequest | undefined> {
  const text = (await cookies()).get(cookieName())?.value
  return text ? readSignInRequestToken(text) : undefined
}

/**
 * Keeps what this browser asked for. Where nothing was sent, since the address got several mails a moment
 * ago, the code of the newest of them goes on working: the request for it stays.
 */
export async function keepSignInRequest(request: SignInRequest, isSent: boolean): Promise<void> {
  const before = isSent ? undefined : await readSignInRequest()
  if (before?.email !== request.email) await set(signInRequestToken(request), CODE_LIFETIME / 1000)
}

/** Its code was used. */
export const forgetSignInRequest = () => set('', 0)
