import { expect, test } from 'vitest'
import { isBusyError } from '@/lib/database/database-errors'
import { db, type Tx } from '@/lib/db'
import { acme } from '@/lib/testing/people'

const lockUser = (tx: Tx, id: string) =>
  tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${id}::uuid FOR UPDATE`

test('a deadlock is busy, so it is not reported as a fault', async () => {
  const { mia, max } = await acme()
  let bothHold: () => void
  const held = new Promise<void>((resolve) => (bothHold = resolve))
  let holding = 0
  const lockBoth = (first: string, second: string) =>
    db.$transaction(async (tx) => {
      await lockUser(tx, first)
      if (++holding === 2) bothHold()
      await held
      await lockUser(tx, second)
    })
  const ends = await Promise.allSettled([lockBoth(mia.id, max.id), lockBoth(max.id, mia.id)])
  const failed = ends.filter((end) => end.status === 'rejected')
  expect(failed).toHaveLength(1)
  expect(isBusyError(failed[0]!.reason)).toBe(true)
})
