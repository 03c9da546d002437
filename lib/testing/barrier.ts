/**
 * Lets so many go on together: each that comes waits until the last is there. For what is written without a
 * lock, so that it goes wrong each time and not only by chance.
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
