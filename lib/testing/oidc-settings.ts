import { afterAll, beforeAll } from 'vitest'
import type * as environment from '@/lib/env'
import { settingsFor, startOidcServer, type OidcServer } from '@/lib/testing/oidc-server'

const settings: Record<string, string> = {}

/** In the place of lib/env.ts: `vi.mock('@/lib/env', async (original) => (await import(…)).withOidc(await original()))`. */
export const withOidc = ({ env, ...others }: typeof environment) => ({
  ...others,
  env: new Proxy(env, {
    get: (own, key) => settings[key as string] ?? own[key as keyof typeof own],
  }),
})

/** The provider of a test file, which the site uses while it runs. */
export const oidc = {} as { server: OidcServer }
beforeAll(async () => {
  oidc.server = await startOidcServer()
  Object.assign(settings, settingsFor(oidc.server))
})
afterAll(() => oidc.server.stop())

let count = 0

/** Somebody new comes to the provider next. @returns what it tells of them */
export function comesBy(more: { email?: string | undefined; email_verified?: boolean } = {}) {
  const email = `by.oidc.${++count}@new.test`
  oidc.server.person = { sub: `sub-${count}`, email, email_verified: true, name: 'Pat', ...more }
  return { sub: `sub-${count}`, email }
}
