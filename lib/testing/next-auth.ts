import { askNextAuth, withCookies } from '@/lib/accounts/sign-in/ask-next-auth'
import { authOptions } from '@/lib/accounts/sign-in/next-auth'
import { sessionCookieName } from '@/lib/accounts/sessions/session-token'

/** Returns the session that next-auth sees for a token. */
export async function nextAuthSession(token: string): Promise<{ user?: { id: string } }> {
  const cookies = { [sessionCookieName()]: token }
  const { body } = await askNextAuth({ path: ['session'], cookies }, authOptions())
  return body as { user?: { id: string } }
}

/** Signs out like next-auth's own form. */
export async function nextAuthSignOut(token: string) {
  const csrf = await askNextAuth({ path: ['csrf'] }, authOptions())
  const { csrfToken } = csrf.body as { csrfToken: string }
  const cookies = withCookies({ [sessionCookieName()]: token }, csrf.setCookies)
  const asked = { path: ['signout'], method: 'POST', cookies, body: { csrfToken } }
  await askNextAuth(asked, authOptions())
}
