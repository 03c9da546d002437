import NextAuth from 'next-auth'
import { authOptions } from '@/lib/accounts/sign-in/next-auth'
import { sessionCookieName } from '@/lib/accounts/sessions/session-token'

type Cookies = Record<string, string>
interface Ask {
  method?: 'GET' | 'POST'
  cookies?: Cookies
  body?: Record<string, string>
}

/** What next-auth answers at `/api/auth/<action>`, with our options. */
export async function askNextAuth(
  action: string,
  { method = 'GET', cookies = {}, body }: Ask = {},
) {
  let answer: unknown
  const headers: Record<string, string | string[]> = {}
  const response = {
    status: () => response,
    getHeader: (name: string) => headers[name],
    setHeader: (name: string, value: string | string[]) => void (headers[name] = value),
    json: (value: unknown) => void (answer = value),
    send: (value: unknown) => void (answer = value),
    end: () => undefined,
  }
  const request = { method, cookies, body, headers: {}, query: { nextauth: [action] } }
  await NextAuth(request as never, response as never, authOptions())
  return { answer, cookies: cookiesIn(headers['Set-Cookie']) }
}

const cookiesIn = (lines: string | string[] = []): Cookies =>
  Object.fromEntries(
    [lines].flat().map((line) => {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      return [name, decodeURIComponent(value)]
    }),
  )

/** The session that next-auth sees behind a token. */
export async function nextAuthSession(token: string): Promise<{ user?: { id: string } }> {
  const { answer } = await askNextAuth('session', { cookies: { [sessionCookieName()]: token } })
  return answer as { user?: { id: string } }
}

/** Signs out as next-auth's own form does. */
export async function nextAuthSignOut(token: string) {
  const { answer, cookies } = await askNextAuth('csrf')
  const { csrfToken } = answer as { csrfToken: string }
  await askNextAuth('signout', {
    method: 'POST',
    cookies: { ...cookies, [sessionCookieName()]: token },
    body: { csrfToken },
  })
}
