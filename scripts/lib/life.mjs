import { Failure, report } from './failure.mjs'
import { ancestors } from './process-identity.mjs'

/** The end was requested: with Ctrl-C, with SIGTERM, or by closing the terminal. Not a failure. */
class Stopped extends Error {
  name = 'Stopped'
}

/**
 * Runs a command from its first step to its last process. However it ends, everything it opened is
 * closed once, in reverse order, no matter how many signals arrive; then the process exits with 0 after
 * a requested end, 1 after a failure.
 * @param {(life: Life) => Promise<unknown>} main
 */
export async function live(main) {
  const life = new Life()
  let failed = false
  try {
    await main(life)
  } catch (error) {
    failed = !(error instanceof Stopped)
    if (failed) report(error)
  }
  await life.close()
  process.exit(failed || life.broken ? 1 : 0)
}

export class Life {
  #ending = new AbortController()
  #hurrying = new AbortController()
  #closers = []
  broken = false

  /** Aborted when the end is requested: everything that takes time listens to it. */
  signal = this.#ending.signal
  /** Aborted when Ctrl-C is pressed again after a while: the server's grace period ends. */
  hurry = this.#hurrying.signal

  constructor() {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => this.#end())
    // A closed terminal or pipe must not prevent anything from being closed.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
    process.on('uncaughtException', (error) => {
      this.broken = true
      report(error)
      this.#ending.abort(new Stopped())
    })
    this.#watchNpm()
  }

  /** Closes this at the end, before what was opened earlier. */
  onClose(closer) {
    this.#closers.push(closer)
  }

  async close() {
    const closers = this.#closers.splice(0).reverse()
    for (const closer of closers) {
      try {
        await closer()
      } catch (error) {
        this.broken = true
        report(error)
      }
    }
  }

  /**
   * Waits until the end is requested, or until one of these things exits by itself, which is a failure.
   * @param {{ name: string, exited: Promise<object>, why?: () => Error | undefined }[]} things
   */
  async untilEnd(things) {
    const crashes = things.map(async ({ name, exited, why }) => {
      const how = inWords(await exited)
      throw (
        why?.() ?? new Failure(`${name} stopped by itself (${how}), so the rest was stopped too.`)
      )
    })
    const asked = new Promise((_, reject) => {
      if (this.signal.aborted) reject(this.signal.reason)
      this.signal.addEventListener('abort', () => reject(this.signal.reason))
    })
    await Promise.race([asked, ...crashes])
  }

  // In a terminal one Ctrl-C arrives twice, from the terminal and from npm; only a later one means that
  // the user is impatient.
  #end() {
    if (!this.signal.aborted) {
      this.#ending.abort(new Stopped())
      setTimeout(() => (this.#patience = false), 1_500).unref()
    } else if (!this.#patience) this.#hurrying.abort()
  }
  #patience = true

  // A shell between npm and us does not pass SIGTERM on, and neither does a killed process: the sign is
  // that ancestors are gone.
  #watchNpm() {
    const { npm_lifecycle_event, GUILDHALL_ENDS_WITH_PARENT } = process.env
    if (!npm_lifecycle_event && !GUILDHALL_ENDS_WITH_PARENT) return
    const before = ancestors()
    setInterval(() => ancestors() !== before && this.#end(), 200).unref()
  }
}

/** @returns {string} how a process ended */
export const inWords = ({ code, signal, error }) =>
  error?.message ?? (signal ? `signal ${signal}` : `exit code ${code}`)
