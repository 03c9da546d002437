import 'server-only'

/** The part of Node's process that is used here. */
interface Signals {
  listeners: (signal: 'SIGTERM') => ((...args: never[]) => void)[]
  removeAllListeners: (signal: 'SIGTERM') => unknown
  on: (signal: 'SIGTERM', listener: () => void) => unknown
}

// Read in a route's bundle, set in the bundle of instrumentation.ts: two copies of a module.
const home = globalThis as { guildhallIsStopping?: boolean }

/** Whether this server was asked to stop: /api/ready reports it, and everything else still works. */
export const isStopping = () => home.guildhallIsStopping === true

/**
 * At SIGTERM, lets the server respond for another `delay` milliseconds, during which /api/ready is 503,
 * and only then does what Next does at SIGTERM: it accepts no new connections, finishes its requests,
 * and exits. A load balancer needs that time to notice; without it, requests go to a closed port.
 * SIGINT (Ctrl-C) exits as usual.
 */
export function stopGently(delay: number, signals: Signals): void {
  const next = signals.listeners('SIGTERM')
  // If nothing would end the process afterwards, SIGTERM works as usual.
  if (next.length === 0 || delay === 0) return
  signals.removeAllListeners('SIGTERM')
  signals.on('SIGTERM', () => {
    if (isStopping()) return
    home.guildhallIsStopping = true
    setTimeout(() => next.forEach((end) => (end as (signal: string) => void)('SIGTERM')), delay)
  })
}
