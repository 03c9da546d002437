import 'server-only'
import { databaseNow } from '@/lib/database/clock'
import { db } from '@/lib/db'
import { minutes } from '@/lib/config/define-guildhall'
import { pictureStore } from '@/lib/pictures/chosen-store'

/**
 * Removes the files of pictures that are no longer used, or never were. What the store fails to remove
 * stays on the list and is retried; any number of processes may run it concurrently.
 * @returns how many pictures were removed
 * @throws the store's first error, at the end
 */
export async function sweepPictures(): Promise<number> {
  for (let swept = 0; ; swept++) {
    const outcome = await sweepOne()
    if (outcome === 'none') return swept
    if (outcome !== 'swept') throw outcome.failure
  }
}

/** Locks the row while its files are removed: an upload of the same picture waits. */
const sweepOne = () =>
  db.$transaction(
    async (tx) => {
      // In use if somebody uploaded the picture that they have.
      const [due] = await tx.$queryRaw<{ hash: string; isUsed: boolean }[]>`
        SELECT hash, EXISTS (SELECT 1 FROM "User" WHERE picture = hash)
          OR EXISTS (SELECT 1 FROM "Organization" WHERE picture = hash) AS "isUsed"
        FROM "PictureLeftover" WHERE "dueAt" <= now()
        ORDER BY "dueAt" LIMIT 1 FOR UPDATE SKIP LOCKED`
      if (!due) return 'none'
      const failure = due.isUsed ? null : await failureOf(() => pictureStore().remove(due.hash))
      // Later, and after all others: one that cannot be removed does not block the rest.
      if (failure) await tx.pictureLeftover.update({ ...row(due.hash), data: { dueAt: later() } })
      else await tx.pictureLeftover.delete(row(due.hash))
      return failure ? { failure } : 'swept'
    },
    { timeout: 30_000 },
  )

const row = (hash: string) => ({ where: { hash }, select: { hash: true } }) as const
const later = () => new Date(databaseNow().getTime() + minutes(10))

const failureOf = async (work: () => Promise<void>): Promise<Error | null> => {
  try {
    await work()
    return null
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}
