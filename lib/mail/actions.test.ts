import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { env } from '@/lib/env'
import { simulateDeliveryAction } from '@/lib/mail/actions'
import { simulateDelivery } from '@/lib/mail/read-simulations'

const has = vi.hoisted(() => ({ mailbox: false }))
vi.mock('@/lib/ops/dev-pages', () => ({ hasDevMailbox: async () => has.mailbox }))
vi.mock('@/lib/mail/read-simulations', async (original) => ({
  ...(await original<object>()),
  simulateDelivery: vi.fn(),
}))
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ origin: env.APP_URL }),
  cookies: async () => ({ get: () => undefined }),
}))
vi.mock('next/server', () => ({ after: () => undefined }))
vi.mock('next/cache', () => ({ refresh: () => undefined }))
vi.mock('@/lib/i18n/request-locale', () => ({ requestLocale: async () => 'en' }))
vi.mock('@/lib/action/explain', () => ({
  explain: async ({ code }: { code: string }) => ({ code, text: code }),
}))

test('delivery can be simulated only on the laptop whose mailbox it is', async () => {
  const form = new FormData()
  form.set('mailId', randomUUID())
  form.set('delivery', 'bounced')
  expect(await simulateDeliveryAction({}, form)).toMatchObject({ error: 'not-found' })
  expect(simulateDelivery).not.toHaveBeenCalled()
  has.mailbox = true
  expect(await simulateDeliveryAction({}, form)).toMatchObject({ ok: true })
  expect(simulateDelivery).toHaveBeenCalledOnce()
})
