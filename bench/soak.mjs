import { Failure } from '../scripts/lib/failure.mjs'
import { ask } from './load.mjs'
import { untilMailIsSent } from './database.mjs'
import { targets } from './targets.mjs'

const every = 500

/**
 * Requests each page many times, and measures the live heap after each 500 responses. Whatever finished
 * requests leave behind adds up there.
 * @returns {Promise<{ title: string, heap: number[] }[]>} bytes
 */
export async function soak(work) {
  const { options, progress } = work
  const results = []
  for (const target of targets.filter(({ name }) => options.only.includes(name)))
    results.push(await progress.step(target.title, () => soakOne(work, target)))
  return results
}

async function soakOne(work, { title, status, prepare }) {
  const { next } = await prepare(work)
  const { soak: amount, connections } = work.options
  const heap = []
  for (let done = 0; done < amount; done += every) {
    let bad = 0
    const errors = await ask(work, { connections, amount: every, next }, (code) => {
      if (code !== status) bad++
    })
    if (bad + errors > 0) throw new Failure(`${title}: ${bad + errors} answers are not ${status}.`)
    await untilMailIsSent(work)
    heap.push(await work.liveHeap())
  }
  return { title, heap }
}

/** A readable table with one row per page. */
export function soakTable(results) {
  const width = Math.max(...results.map(({ title }) => title.length))
  const row = ({ title, heap }) =>
    [
      title.padEnd(width),
      ...heap.map((bytes) => String(Math.round(bytes / 2 ** 20)).padStart(4)),
      growthOf(heap).padStart(7),
    ].join('')
  const about =
    `MB of live heap after each ${every} requests and how far the last is above ` +
    'the one after 1,000:'
  return ['', about, '', ...results.map(row), ''].join('\n')
}

const growthOf = (heap) => {
  const percent = Math.round((heap.at(-1) / heap[1] - 1) * 100)
  return `${percent > 0 ? '+' : ''}${percent} %`
}
