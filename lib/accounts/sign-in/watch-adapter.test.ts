import type { Adapter } from 'next-auth/adapters'
import { expect, test } from 'vitest'
import { watchAdapter } from '@/lib/accounts/sign-in/adapter'

test('notes and rethrows what the adapter throws, and returns what it returns', async () => {
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
