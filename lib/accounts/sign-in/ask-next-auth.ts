import 'server-only'
import NextAuth, { type NextAuthOptions } from 'next-auth'

export type Cookies = Record<string, string>

/** One request to next-auth. */
export interface Asked {
  /** What stands behind /api/auth/: "csrf", or "signin" and a provider. */
  path: string[]
  method?: string
  query?: Record<string, string>
  cookies?: Cookies
  body?: Record<string, string>
}

/** Its answer. */
export interface Answered {
  status: number
  location: string | undefined
  body?: unknown
  /** As `Set-Cookie` headers. */
  setCookies: string[]
}

/**
 * Asks next-auth, as a Node route does: what it may know of a request is what is passed here, and what
 * becomes of its answer is for the caller to say.
 */
export async function askNextAuth(
  { path, method = 'GET', query = {}, cookies = {}, body }: Asked,
  options: NextAuthOptions,
): Promise<Answered> {
  const answer: Pick<Answered, 'status' | 'body'> = { status: 200 }
  const headers: Record<string, unknown> = {}
  const response = {
    status(status: number) {
      answer.status = status
      return response
    },
    getHeader: (name: string) => headers[name],
    setHeader(name: string, value: unknown) {
      headers[name] = value
      return response
    },
    json: (value: unknown) => void (answer.body = value),
    send: (value: unknown) => void (answer.body = value),
    end: () => undefined,
  }
  const request = { method, cookies, body, headers: {}, query: { ...query, nextauth: path } }
  await NextAuth(request as never, response as never, options)
  return {
    ...answer,
    location: headers.Location as string | undefined,
    setCookies: [headers['Set-Cookie'] ?? []].flat() as string[],
  }
}

/** The cookies of a request after an answer has set some. */
export const withCookies = (cookies: Cookies, setCookies: string[]): Cookies => ({
  ...cookies,
  ...Object.fromEntries(
    setCookies.map((line) => {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      return [name, decodeURIComponent(value)]
    }),
  ),
})
