import { setTimeout as wait } from 'node:timers/promises'

/** Answers after `milliseconds` at the earliest, also with an error: the time tells nothing. */
export async function atLeast<R>(milliseconds: number, work: () => Promise<R>): Promise<R> {
  const [result] = await Promise.allSettled([work(), wait(milliseconds)])
  if (result.status === 'rejected') throw result.reason
  return result.value
}
