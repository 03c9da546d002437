import { expect, test, vi } from 'vitest'
import { withSettings } from '@/lib/testing/with-settings'

const request = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(request.headers) }))

const seen = async (settings: Record<string, string | undefined>, isLocal: boolean) => {
  const { hasDevMailbox, hasDevPages } = await withSettings(settings, () => import('./dev-pages'))
  const { hasLocalMark, LOCAL_HEADER } = await import('@/lib/ops/note-peers')
  hasLocalMark(new Headers()) // creates this process's mark
  const { guildhallLocalMark = '' } = globalThis as { guildhallLocalMark?: string }
  request.headers = new Headers(isLocal ? { [LOCAL_HEADER]: guildhallLocalMark } : {})
  return { pages: await hasDevPages(), mailbox: await hasDevMailbox() }
}

test('the dev pages exist for local requests on the embedded database', async () => {
  const laptop = { GUILDHALL_EMBEDDED: '1' }
  expect(await seen(laptop, true)).toEqual({ pages: true, mailbox: true })
  expect(await seen(laptop, false)).toEqual({ pages: false, mailbox: false })
})

test('the dev pages never exist with an external database, whatever MAIL says', async () => {
  for (const MAIL of ['mailbox', undefined])
    expect(
      await seen({ GUILDHALL_EMBEDDED: '', MAIL, SMTP_URL: 'smtp://mail.test' }, true),
    ).toEqual({ pages: false, mailbox: false })
})

test('nothing links to a mailbox if emails are sent', async () => {
  const sending = { GUILDHALL_EMBEDDED: '1', MAIL: undefined, SMTP_URL: 'smtp://mail.test' }
  expect(await seen(sending, true)).toEqual({ pages: true, mailbox: false })
})
