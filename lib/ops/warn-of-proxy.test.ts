import { beforeEach, expect, test } from 'vitest'
import { loggedLines } from '@/lib/testing/logged-errors'
import { withSettings } from '@/lib/testing/with-settings'

beforeEach(() => {
  loggedLines()
  delete (globalThis as { guildhallWarnedOfProxy?: true }).guildhallWarnedOfProxy
})

const warnTwice = async (settings: Record<string, string | undefined>) => {
  const { warnOfProxy } = await withSettings(settings, () => import('@/lib/ops/note-peers'))
  warnOfProxy()
  warnOfProxy()
}

test('an unconfigured proxy is reported once, with what to set', async () => {
  await warnTwice({ TRUSTED_PROXY_HOPS: undefined })
  expect(loggedLines()).toMatchObject([
    { message: expect.stringMatching('TRUSTED_PROXY_HOPS') as string },
  ])
})

test.each([{ TRUSTED_PROXY_HOPS: '1' }, { TRUSTED_PROXY_HOPS: '0' }, { VERCEL: '1' }])(
  'nothing is reported with %j',
  async (settings) => {
    await warnTwice(settings)
    expect(loggedLines()).toEqual([])
  },
)
