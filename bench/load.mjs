import autocannon from 'autocannon'
import { untilMailIsSent, waitingMail } from './database.mjs'
import { browserHeaders } from './http.mjs'
import { cpuTime } from './process-figures.mjs'

/**
 * Loads one target with one connection and with 32, after a short warm-up. Each time its baseline is
 * loaded right afterwards, for half as long, because other load on the machine varies from minute to
 * minute.
 * @returns {Promise<Record<number, object>>} the figures by number of connections
 */
export async function loadTarget(work, target, yardstick) {
  const { seconds } = work.options
  await take(work, target, 8, Math.min(2, seconds))
  const figures = {}
  for (const connections of [1, 32]) {
    figures[connections] = await take(work, target, connections, seconds)
    if (!yardstick) continue
    const half = { connections, seconds: seconds / 2, ...yardstick.target }
    const { perSecond } = await load(yardstick.work, half)
    figures[connections].ratio = figures[connections].perSecond / perSecond
  }
  return figures
}

async function take(work, target, connections, seconds) {
  const before = await target.written?.(work.siteDb)
  const figures = await load(work, { connections, seconds, ...target })
  if (!target.written) return figures
  const mailWaiting = await waitingMail(work.db)
  await untilMailIsSent(work)
  return { ...figures, written: (await target.written(work.siteDb)) - before, mailWaiting }
}

/**
 * Keeps a number of connections busy for some seconds, each with one request after the other. Requests
 * in progress at the end are completed before this returns, and count.
 * @returns {Promise<object>} requests per second, latencies in milliseconds, responses by status
 */
async function load(work, { connections, seconds, next, status }) {
  const { server } = work
  const took = []
  const statuses = {}
  const cpuBefore = cpuTime(server.pid)
  const start = performance.now()
  let end = start
  const errors = await ask(work, { connections, seconds, next }, (code, time) => {
    took.push(time)
    statuses[code] = (statuses[code] ?? 0) + 1
    end = performance.now()
  })
  const cpu = cpuTime(server.pid) - cpuBefore
  took.sort((a, b) => a - b)
  const at = (share) => took[Math.min(took.length - 1, Math.floor(took.length * share))]
  return {
    requests: took.length,
    perSecond: took.length / ((end - start) / 1000),
    p50: at(0.5),
    p99: at(0.99),
    cpuPerRequest: cpu / took.length,
    asWished: statuses[status] ?? 0,
    statuses,
    errors,
  }
}

/**
 * Sends a number of requests, or as many as are answered in some seconds.
 * @param {{ origin: string, signal: AbortSignal }} work
 * @param {{ connections: number, seconds?: number, amount?: number, next: () => object }} how
 * @param {(status: number) => void} onAnswer
 * @returns {Promise<number>} how many requests had no response
 */
export async function ask({ origin, signal }, { connections, seconds, amount, next }, onAnswer) {
  const clients = []
  const setupRequest = (request) => {
    const made = next()
    return { ...request, ...made, headers: { ...browserHeaders, ...made.headers } }
  }
  const options = {
    url: origin,
    connections,
    ...(amount ? { amount } : { duration: seconds + 30 }),
    timeout: 20,
    requests: [{ setupRequest }],
    setupClient: (client) => clients.push(client),
  }
  let run
  const result = new Promise((resolve, reject) => {
    run = autocannon(options, (error, done) => (error ? reject(error) : resolve(done)))
  })
  // Our own time measurements: autocannon's histogram has only whole milliseconds.
  run.on('response', (_client, code, _bytes, time) => onAnswer(code, time))
  // At its end autocannon aborts requests in progress, which the server would continue into the next
  // measurement. A client that has sent all its requests waits for the last response.
  const enough = () => clients.forEach((client) => (client.responseMax = client.reqsMade))
  const timer = amount ? undefined : setTimeout(enough, seconds * 1000)
  const stop = () => run.stop()
  signal.addEventListener('abort', stop)
  const { errors, timeouts } = await result
  signal.removeEventListener('abort', stop)
  clearTimeout(timer)
  signal.throwIfAborted()
  return errors + timeouts
}
