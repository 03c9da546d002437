import 'server-only'
import { makeToken, openToken } from '@/lib/access/tokens'
import { minutes } from '@/lib/config/define-guildhall'

/** How long the code in a mail can be typed. */
export const CODE_LIFETIME = minutes(10)

/** What a browser asked for by email: the address, and an id of its own. */
export interface SignInRequest {
  email: string
  request: string
}

/** What the browser keeps of it. It proves which browser asked, and for whom, and signs nobody in. */
export const signInRequestToken = ({ email, request }: SignInRequest) =>
  `${makeToken('sign-in-request', request, email)}~${email}`

/** What such a token says; undefined for one that is not ours or has run out. */
export function readSignInRequestToken(text: string): SignInRequest | undefined {
  const [token = '', email = ''] = text.split(/~([^]*)/)
  const opened = openToken(token, 'sign-in-request', CODE_LIFETIME, email)
  return opened ? { email, request: opened.subject } : undefined
}
