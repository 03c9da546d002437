import cluster from 'node:cluster'
import os from 'node:os'

/** A process that ran this long did not fail at its start. */
const longLife = 60_000
const longestPause = 30_000

/**
 * Runs a server in several processes behind one port. A process that exits is replaced, immediately the
 * first time and then with growing delays; if none has started yet, all are ended, and its output says
 * why. SIGTERM and SIGINT are passed to each, which finishes its requests and ends.
 *
 * Each process sends 'started' (lib/ops/worker.ts). One of them is sent 'timed-work', and does the
 * scheduled work; when it is gone, another one is.
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
    // Each process's share of common resources depends on how many there are (lib/db.ts).
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
    timed?.send('timed-work', () => {}) // if it cannot be sent, the process is about to exit
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

/**
 * How many processes serve the port: WEB_CONCURRENCY, else one with the embedded database and one per
 * core, up to four, with any other. Invalid values count as unset here; lib/env.ts refuses them.
 */
export function concurrency(env = process.env, cores = os.availableParallelism()) {
  const wanted = Number(env.WEB_CONCURRENCY)
  if (Number.isInteger(wanted) && wanted >= 1) return wanted
  const isEmbedded = !env.DATABASE_URL || env.GUILDHALL_EMBEDDED === '1'
  return isEmbedded ? 1 : Math.min(cores, 4)
}
