import { afterEach, expect, test, vi } from 'vitest'
import { Failure } from './failure.mjs'
import { withProject } from './run-ts.mjs'

afterEach(() => vi.unstubAllEnvs())

test('a command on the database says which setting is invalid', async () => {
  const unset = ['DATABASE_URL', 'AUTH_SECRET', 'APP_URL', 'GUILDHALL_EMBEDDED']
  for (const name of unset) vi.stubEnv(name, undefined)
  vi.stubEnv('AUTH_SECRET', 'x'.repeat(32))
  vi.stubEnv('MAIL_FROM', 'nobody')
  const settings = { appUrl: 'http://localhost:3000', embedded: true }
  const failing = withProject({ url: 'postgresql://localhost/guildhall', settings }, vi.fn())
  await expect(failing).rejects.toBeInstanceOf(Failure)
  await expect(failing).rejects.toThrow('MAIL_FROM must be an address')
})
