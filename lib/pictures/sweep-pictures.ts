import 'server-only'
import { db } from '@/lib/db'
import { minutes } from '@/lib/config/define-guildhall'
import { pictureStore } from '@/lib/pictures/chosen-store'

/**
 * Removes the files of pictures that nobody shows any more, or that never came to be shown. What the
 * store does not remove today stays written down, and is tried again; any number may run at once.
 * @returns how many pictures went
 * @throws what the store answers, once it fails
 */
export async function sweepPictures(): Promise<number> {
  for (let swept = 0; ; swept++) {
    const outcome = await sweepOne()
    if (outcome === 'none') return swept
    if (outcome !== 'swept') throw outcome.failure
  }
}

/** Holds the row while its files go: an upload of the very same picture waits until they are gone. */
const sweepOne = () =>
  db.$transaction(
    async (tx) => {
      const [due] = await tx.$queryRaw<{ hash: string }[]>`
        SELECT hash FROM "PictureLeftover" WHERE "dueAt" <= now()
        ORDER BY "dueAt" LIMIT 1 FOR UPDATE SKIP LOCKED`
      if (!due) return 'none'
      const failure = await failureOf(() => pictureStore().remove(due.hash))
      // Later, and after all others: one that cannot be removed stands in nobody's way.
      if (failure) await tx.pictureLeftover.update({ ...row(due.hash), data: { dueAt: later() } })
      else await tx.pictureLeftover.delete(row(due.hash))
      return failure ? { failure } : 'swept'
    },
    { timeout: 30_000 },
  )

const row = (hash: string) => ({ where: { hash }, select: { hash: true } }) as const
const later = () => new Date(Date.now() + minutes(10))

const failureOf = async (work: () => Promise<void>): Promise<Error | null> => {
  try {
    await work()
    return null
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}
