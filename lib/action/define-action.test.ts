import { beforeEach, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { publicAction } from '@/lib/action/define-action'
import { env } from '@/lib/env'
import { storableText } from '@/lib/text/storable-text'

let from = new Headers()
vi.mock('next/headers', () => ({ headers: async () => from, cookies: async () => new Map() }))
vi.mock('next/server', () => ({ after: () => undefined }))
vi.mock('next/cache', () => ({ refresh: () => undefined }))
vi.mock('@/lib/i18n/request-locale', () => ({ requestLocale: async () => 'en' }))
vi.mock('@/lib/action/explain', () => ({
  explain: async ({ code }: { code: string }) => ({ code, text: code }),
  validationText: async () => (code: string) => code,
}))

const command = vi.fn(async () => undefined)
const action = publicAction(z.object({ name: z.string() }), command)

beforeEach(() => {
  command.mockClear()
  from = new Headers({ origin: env.APP_URL, host: new URL(env.APP_URL).host })
})

const form = (name: string) => {
  const data = new FormData()
  data.set('name', name)
  return data
}

test.each([undefined, null, 'text', 1, {}, [], { name: 'Acme' }, new Map(), new URLSearchParams()])(
  'a server action called with anything but a form runs nothing: %j',
  async (given) => {
    expect(await action({}, given as never)).toEqual({ error: 'form-unreadable' })
    expect(await action(given as never)).toEqual({ error: 'form-unreadable' })
    expect(command).not.toHaveBeenCalled()
  },
)

test('a stateless form posts only its fields', async () => {
  expect(await action(form('Acme'))).toMatchObject({ ok: true })
  expect(command).toHaveBeenCalledWith(expect.anything(), { name: 'Acme' })
})

test('a cross-site post runs nothing, with or without proxy.ts', async () => {
  from = new Headers({ origin: 'https://evil.test', host: new URL(env.APP_URL).host })
  expect(await action({}, form('Acme'))).toMatchObject({ error: 'foreign-request' })
  expect(command).not.toHaveBeenCalled()
})

test('commands receive no NULs and no unpaired surrogates', async () => {
  expect(await action({}, form('Ac\u0000me \ud83d'))).toMatchObject({ ok: true })
  expect(command).toHaveBeenCalledWith(expect.anything(), { name: expect.stringMatching(/^Acme /) })
  const [, input] = command.mock.calls[0] as unknown as [unknown, { name: string }]
  expect(input.name).toBe(storableText(input.name))
})
