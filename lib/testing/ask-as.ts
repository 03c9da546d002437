import { sessionCookieName } from '@/lib/accounts/sessions/session-token'
import { asking, BrowserJar } from '@/lib/testing/next-request'

/** The requests from now on come from this person's browser; from a signed-out one without a token. */
export function askAs(token?: string): void {
  asking.jar = new BrowserJar()
  if (token) asking.jar.set(sessionCookieName(), token)
}

/** How Next's functions end a request: `to <path>`, or its status. */
export function endOf(error: unknown): string {
  const { digest } = error as { digest?: string }
  const [kind, status, path] = digest?.split(';') ?? []
  if (kind === 'NEXT_REDIRECT') return `to ${path}`
  if (kind === 'NEXT_HTTP_ERROR_FALLBACK') return status!
  throw error
}
