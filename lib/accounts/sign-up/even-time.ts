import { setTimeout as wait } from 'node:timers/promises'

/** The minimum time of an answer, in ms: longer than the work takes. Tests of other things set it to 0. */
export const evenTime = { atLeast: 250 }

/**
 * Returns or throws after `evenTime` at the earliest, so that the time of an answer does not reveal
 * whether an address is known.
 */
export async function inEvenTime<R>(work: () => Promise<R>): Promise<R> {
  const [result] = await Promise.allSettled([work(), wait(evenTime.atLeast)])
  if (result.status === 'rejected') throw result.reason
  return result.value
}
