import type { Adapter } from 'next-auth/adapters'
import { expect, test } from 'vitest'
import { watchAdapter } from '@/lib/accounts/sign-in/watch-adapter'

test('what the adapter throws is noted and thrown on; what it answers is answered', async () => {
  const lost = new Error('lost')
  const own: Adapter = {
    getUser: async (id) => ({ id, email: 'mia@acme.test', emailVerified: null }),
    deleteSession: async () => {
      throw lost
    },
  }
  const { adapter, failures } = watchAdapter(own)
  expect(await adapter.getUser?.('1')).toMatchObject({ id: '1' })
  expect(failures).toEqual([])
  await expect(adapter.deleteSession?.('token')).rejects.toBe(lost)
  expect(failures).toEqual([lost])
})
