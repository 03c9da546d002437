import { beforeEach, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { publicAction } from '@/lib/action/define-action'
import { env } from '@/lib/env'
import { DomainError } from '@/lib/errors'
import messages from '@/messages/en.json'
import { asking } from '@/lib/testing/next-request'
import { storableText } from '@/lib/text/storable-text'

const unreadable = messages.errors['form-unreadable']
const command = vi.fn(async () => undefined)
const action = publicAction(z.object({ name: z.string() }), command)

beforeEach(() => {
  command.mockClear()
  asking.headers = new Headers({ origin: env.APP_URL, host: new URL(env.APP_URL).host })
})

const form = (name: string) => {
  const data = new FormData()
  data.set('name', name)
  return data
}

test.each([undefined, null, 'text', 1, {}, [], { name: 'Acme' }, new Map(), new URLSearchParams()])(
  'a server action called with anything but a form runs nothing: %j',
  async (given) => {
    expect(await action({}, given as never)).toEqual({ error: unreadable })
    expect(await action(given as never)).toEqual({ error: unreadable })
    expect(command).not.toHaveBeenCalled()
  },
)

test('a stateless form posts only its fields', async () => {
  expect(await action(form('Acme'))).toMatchObject({ ok: true })
  expect(command).toHaveBeenCalledWith(expect.anything(), { name: 'Acme' })
})

test('a cross-site post runs nothing, with or without proxy.ts', async () => {
  asking.headers.set('origin', 'https://evil.test')
  expect(await action({}, form('Acme'))).toMatchObject({
    error: messages.errors['foreign-request'],
  })
  expect(command).not.toHaveBeenCalled()
})

test('commands receive no NULs and no unpaired surrogates', async () => {
  expect(await action({}, form('Ac\u0000me \ud83d'))).toMatchObject({ ok: true })
  expect(command).toHaveBeenCalledWith(expect.anything(), { name: expect.stringMatching(/^Acme /) })
  const [, input] = command.mock.calls[0] as unknown as [unknown, { name: string }]
  expect(input.name).toBe(storableText(input.name))
})

test.each(['member-suspended', 'sign-in-over'] as const)(
  'the refusal %s is said where its page leads',
  async (code) => {
    command.mockRejectedValueOnce(new DomainError(code))
    expect(await action({}, form('Acme'))).toMatchObject({ leaves: true })
  },
)
