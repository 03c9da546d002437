import 'server-only'

/**
 * Limits how many runs of a function are in progress. Calls beyond that share one further run, which
 * begins when another ends, and so after each of them.
 * @returns the function, whose promise settles when the run that began after the call has ended
 */
export function sharing<T>(run: () => Promise<T>, atOnce: number): () => Promise<T> {
  const running = new Set<Promise<unknown>>()
  let next: Promise<T> | undefined
  const start = () => {
    const result = run()
    const end: Promise<unknown> = result.catch(() => {}).then(() => running.delete(end))
    running.add(end)
    return result
  }
  return () => {
    if (running.size < atOnce) return start()
    next ??= Promise.race(running).then(() => {
      next = undefined
      return start()
    })
    return next
  }
}

/**
 * Sends what a request has queued, after its response. On a busy server, one drain sends the emails of
 * many requests: more would only compete for them. The second lets emails pass a slow handler.
 * Loaded then, because pages with forms reach this file, and none of them needs the emails' templates.
 */
export const drainSoon = sharing(
  () => import('@/lib/mail/drain-outbox').then(({ drainOutbox }) => drainOutbox()),
  2,
)
