import cluster from 'node:cluster'

/** A process that lived as long as this did not die of its start. */
const longLife = 60_000
const longestPause = 30_000

/**
 * Runs a program that serves in several processes behind one port. A process that ends by itself is
 * replaced, at once the first time and then more and more slowly; before any has started, it ends the
 * rest, and what it printed says why. SIGTERM and SIGINT go to each, which finishes its requests and ends.
 *
 * Each process says 'started' (lib/ops/worker.ts). One of them is told 'timed-work', and does what is done
 * by the clock; when it is gone, the next is told.
 * @param {{ program: string, args: string[], processes: number }} what
 */
export function runCluster({ program, args, processes }) {
  const alive = new Set()
  const started = new Set()
  let hasEverStarted = false
  let deaths = 0
  let timed
  let end

  cluster.setupPrimary({ exec: program, args })

  function fork() {
    if (end) return
    // What one process may have of what all share depends on how many they are (lib/db.ts).
    const worker = cluster.fork({ WEB_CONCURRENCY: String(processes) })
    alive.add(worker)
    const born = Date.now()
    worker.on('message', (message) => {
      if (message !== 'started') return
      hasEverStarted = true
      started.add(worker)
      giveTimedWork()
    })
    worker.on('exit', (code, signal) => {
      alive.delete(worker)
      started.delete(worker)
      if (timed === worker) timed = undefined
      if (end) return alive.size === 0 && process.exit(end)
      if (!hasEverStarted) return endAll('SIGTERM', code || 1)
      giveTimedWork()
      deaths = Date.now() - born > longLife ? 0 : deaths + 1
      const pause = deaths > 1 ? Math.min(longestPause, 100 * 2 ** deaths) : 0
      const how = signal ?? `exit code ${code}`
      console.error(
        `Server process ${worker.process.pid} ended (${how}). Another one takes its place.`,
      )
      setTimeout(fork, pause)
    })
  }

  function giveTimedWork() {
    if (timed) return
    timed = [...started][0]
    timed?.send('timed-work', () => {}) // where it cannot be told, it is about to exit
  }

  function endAll(signal, code) {
    end ??= code
    if (alive.size === 0) process.exit(end)
    for (const worker of alive) worker.process.kill(signal)
  }
  process.on('SIGTERM', () => endAll('SIGTERM', 143))
  process.on('SIGINT', () => endAll('SIGINT', 130))

  for (let i = 0; i < processes; i++) fork()
}
