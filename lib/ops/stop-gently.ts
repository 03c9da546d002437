import 'server-only'

/** As much of Node's process as is needed here. */
interface Signals {
  listeners: (signal: 'SIGTERM') => ((...args: never[]) => void)[]
  removeAllListeners: (signal: 'SIGTERM') => unknown
  on: (signal: 'SIGTERM', listener: () => void) => unknown
}

// Asked from the bundle of a route, set in the bundle of instrumentation.ts: two copies of a module.
const home = globalThis as { guildhallIsStopping?: boolean }

/** Whether this server was asked to end: /api/ready says so, and everything else is still answered. */
export const isStopping = () => home.guildhallIsStopping === true

/**
 * At SIGTERM, lets the server answer for another `delay` milliseconds, in which /api/ready is 503, and
 * only then does what Next does at SIGTERM: it takes no new connections, finishes the requests that it
 * has, and ends. A load balancer needs that time to notice; without it, it sends requests to a port
 * that nobody listens on. SIGINT (Ctrl-C) ends as before.
 */
export function stopGently(delay: number, signals: Signals): void {
  const next = signals.listeners('SIGTERM')
  // Where nobody would end the process in the end, SIGTERM keeps its own meaning.
  if (next.length === 0 || delay === 0) return
  signals.removeAllListeners('SIGTERM')
  signals.on('SIGTERM', () => {
    if (isStopping()) return
    home.guildhallIsStopping = true
    setTimeout(() => next.forEach((end) => (end as (signal: string) => void)('SIGTERM')), delay)
  })
}
