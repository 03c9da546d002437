/**
 * Lets a number of callers continue together: each waits until the last one arrives. Makes code without
 * a lock fail every time, and not only by chance.
 */
export function barrier(count: number): () => Promise<void> {
  let open = () => {}
  const all = new Promise<void>((resolve) => (open = resolve))
  let there = 0
  return () => {
    if (++there === count) open()
    return all
  }
}
