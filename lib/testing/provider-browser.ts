import {
  connectAtProvider,
  returnFromProvider,
  startAtProvider,
} from '@/lib/accounts/sign-in/provider-visit'
import { intendToConnect } from '@/lib/accounts/providers/connect-provider'
import { connectCookie } from '@/lib/accounts/sessions/session-cookie'
import { findSession } from '@/lib/accounts/sessions/find-session'
import { sessionCookieName } from '@/lib/accounts/sessions/session-token'
import { env } from '@/lib/env'
import { asking, BrowserJar } from '@/lib/testing/next-request'
import type { Person } from '@/lib/testing/people'

/** A browser that goes to the OpenID Connect provider and back, as the routes of `/api/auth` have it. */
export class ProviderBrowser {
  readonly jar = new BrowserJar()

  /** @param who is signed in with it; nobody by default */
  constructor(who?: Pick<Person, 'token'>) {
    if (who) this.jar.set(sessionCookieName(), who.token)
  }

  private async ask(work: () => Promise<Response>): Promise<Response> {
    asking.jar = this.jar
    return this.jar.take(await work())
  }

  /** Presses a provider's button. @returns the address at the provider */
  async leave(next = '/orgs'): Promise<string> {
    const request = new Request(`${env.APP_URL}/api/auth/start/oidc`, {
      method: 'POST',
      headers: { origin: env.APP_URL, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ next }),
    })
    return addressIn(await this.ask(() => startAtProvider(request, 'oidc')))
  }

  /** Asks to connect the provider. @returns the address at the provider */
  async leaveToConnect(user: Person): Promise<string> {
    asking.jar = this.jar
    const { intent } = await intendToConnect(user, { provider: 'oidc' })
    await connectCookie.set(intent)
    const request = new Request(`${env.APP_URL}/api/auth/connect/oidc`)
    return addressIn(await this.ask(() => connectAtProvider(request, 'oidc')))
  }

  /** Brings the provider's answer back. @returns the path to which that leads */
  async comeBack(answer: string): Promise<string> {
    const response = await this.ask(() => returnFromProvider(new Request(answer), 'oidc'))
    return response.headers.get('location') ?? `status ${response.status}`
  }

  /** All of a sign-in. @returns the path to which it leads */
  signIn = async (next?: string) => this.comeBack(await atProvider(await this.leave(next)))

  /** All of connecting. @returns the path to which it leads */
  connect = async (user: Person) => this.comeBack(await atProvider(await this.leaveToConnect(user)))

  /** Who is signed in. */
  async who() {
    const token = this.jar.get(sessionCookieName())?.value
    return (token && (await findSession(token))?.user) || null
  }
}

const addressIn = async (document: Response) => {
  const [, address = ''] = /content="0;url=([^"]+)"/.exec(await document.text()) ?? []
  return address.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
}

/** What the provider answers: the address back to the site. */
export async function atProvider(address: string): Promise<string> {
  const jar = new BrowserJar()
  let url = address
  for (let steps = 0; !url.startsWith(env.APP_URL); steps++) {
    if (steps > 20) throw new Error(`the provider leads on and on: ${url}`)
    const cookie = jar.getAll().map(({ name, value }) => `${name}=${value}`)
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: cookie.join('; ') },
    })
    jar.take(response)
    const to = response.headers.get('location')
    if (!to) throw new Error(`the provider answers ${response.status}: ${await response.text()}`)
    url = new URL(to, url).href
  }
  return url
}
