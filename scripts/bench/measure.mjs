import fs from 'node:fs'
import path from 'node:path'
import { connect } from './database.mjs'
import { heapWatch } from './heap.mjs'
import { loadTarget } from './load-target.mjs'
import { watchMemory } from './memory.mjs'
import { describeRun } from './run-facts.mjs'
import { seed } from './seed.mjs'
import { soak, soakTable } from './soak.mjs'
import { countStatements } from './statements.mjs'
import { table } from './table.mjs'
import { targets } from './targets.mjs'
import { weighPage } from './weigh-page.mjs'

/** Seeds, starts the server, takes every figure, prints them and keeps them. */
export async function measure(bench) {
  const { progress, life, options, settings, folder } = bench
  const results = { ...describeRun(options), targets: {} }
  const db = await connect(bench.url)
  life.onClose(() => db.end())
  await progress.step('Seeding 2,000 organizations and 20,000 people', () => seed(bench, db))
  const heap = options.soak > 0 ? await heapWatch() : undefined
  const server = await bench.startServer(heap?.env)
  server.show()
  const memory = watchMemory(server.pid)
  life.onClose(memory.stop)

  const work = { ...bench, db, server, origin: settings.appUrl, liveHeap: heap?.liveHeap }
  const crashed = life.untilEnd([{ name: 'The server', exited: server.exited }])
  const figures = heap
    ? soak(work).then((soaked) => (results.soak = soaked))
    : measureAll(work, results)
  await Promise.race([figures, crashed])

  results.memory = memory.figures()
  fs.writeFileSync(path.join(folder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`)
  progress.say(heap ? soakTable(results.soak) : table(results))
}

async function measureAll(work, results) {
  const { options, progress } = work
  for (const target of targets.filter(({ name }) => options.only.includes(name)))
    results.targets[target.name] = await progress.step(target.title, () => measureOne(work, target))
}

async function measureOne(work, target) {
  const { page, next } = await target.prepare(work)
  const weight = await weighPage(work, page)
  // One at a time first: that finds out whether the answers are the right ones at all.
  const sql = await countStatements(work, { ...target, next })
  return { title: target.title, weight, sql, load: await loadTarget(work, { ...target, next }) }
}
