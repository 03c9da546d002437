import { sessionCookieName } from '@/lib/accounts/sessions/session-token'
import { asking, BrowserJar } from '@/lib/testing/next-request'

/** The requests from now on come from this person's browser; from a signed-out one without a token. */
export function askAs(token?: string): void {
  asking.jar = new BrowserJar()
  if (token) asking.jar.set(sessionCookieName(), token)
}
