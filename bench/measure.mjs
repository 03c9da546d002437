import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../scripts/lib/ports.mjs'
import { root } from '../scripts/lib/root.mjs'
import { startServer } from '../scripts/lib/server.mjs'
import { buildEnv } from '../scripts/lib/test-folder.mjs'
import { betterAuthTargets, startBetterAuth } from './better-auth.mjs'
import { connect } from './database.mjs'
import { floorTargets, startFloor } from './floor.mjs'
import { heapWatch } from './heap.mjs'
import { send } from './http.mjs'
import { loadTarget } from './load.mjs'
import { residentMemory, watchMemory } from './process-figures.mjs'
import { cookieOf, seed, sized, slugOf } from './seed.mjs'
import { plansOf, plansTable, preparePlans } from './plans.mjs'
import { seedLarge } from './seed-large.mjs'
import { soak, soakTable } from './soak.mjs'
import { countStatements } from './statements.mjs'
import { table } from './table.mjs'
import { targets } from './targets.mjs'
import { weighPage } from './weigh-page.mjs'

/** Seeds, starts the servers, measures all figures, prints and stores them. */
export async function measure(bench) {
  const { progress, life, options, settings, folder } = bench
  const results = { ...describeRun(options), targets: {} }
  const db = await connect(bench.url)
  life.onClose(() => db.end())
  await progress.step('Seeding 2,000 organizations and 120,000 people', () => seed(bench, db))
  if (options.large) {
    await seedLarge(bench, db)
    await preparePlans(db)
  }
  const heap = await heapWatch()
  const { NODE_OPTIONS = '' } = process.env
  Object.assign(process.env, heap.env)
  const [server, built] = await timed(() =>
    progress.step('Starting the server', () =>
      startServer(life, 'production', settings, bench.url),
    ),
  )
  process.env.NODE_OPTIONS = NODE_OPTIONS // the other servers are not watched
  results.start = { built }
  server.show()
  const memory = watchMemory(server.pid)
  life.onClose(memory.stop)

  const app = { origin: settings.appUrl, server, siteDb: db }
  const work = { ...bench, db, sites: { app }, liveHeap: heap.liveHeap }
  const crashed = life.untilEnd([{ name: 'The server', exited: server.exited }])
  const figures = options.soak
    ? soak({ ...work, ...app }).then((soaked) => (results.soak = soaked))
    : measureAll(work, results)
  await Promise.race([figures, crashed])

  results.memory = memory.figures()
  memory.stop()
  results.memory.liveHeap = await heap.liveHeap()
  results.memory.collected = residentMemory(server.pid)
  if (!options.soak && !options.large) Object.assign(results.start, await timeDevelopment(work))
  fs.writeFileSync(path.join(folder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`)
  progress.say(options.soak ? soakTable(results.soak) : table(results))
  if (options.large) progress.say(plansTable(results.targets))
}

/**
 * Measures how long `npm run dev` takes to its first page, uncompiled, and to the next one; and, started
 * again, to its first page with what it has kept of the compilation.
 */
async function timeDevelopment({ life, progress, settings, url, signal }) {
  const compiled = path.join(root, buildEnv.GUILDHALL_BUILD_DIR, 'dev')
  const remove = () => fs.rmSync(compiled, { recursive: true, force: true })
  remove()
  // Restores the build's own types, which this server replaces.
  const types = path.join(root, 'next-env.d.ts')
  const before = fs.readFileSync(types)
  life.onClose(() => (remove(), fs.writeFileSync(types, before)))
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const { org } = sized[25]
  const own = { ...settings, port, appUrl: origin }
  const get = (page) => {
    const path = `/orgs/${slugOf(org)}/${page}`
    return send({ origin, signal }, { method: 'GET', path, headers: { cookie: cookieOf(org) } })
  }
  return progress.step('Starting npm run dev', async () => {
    const start = async () => {
      const server = await startServer(life, 'development', own, url)
      await get('people')
      return server
    }
    const [server, devFirst] = await timed(start)
    const [, devNext] = await timed(() => get('settings'))
    await sleep(10_000, undefined, { signal }) // Turbopack writes its cache when it is idle
    process.kill(server.pid)
    await server.exited
    const [, devAgain] = await timed(start)
    return { devFirst, devNext, devAgain }
  })
}

async function timed(work) {
  const start = performance.now()
  return [await work(), performance.now() - start]
}

/** What is needed to compare one run with another. */
const describeRun = ({ seconds }) => ({
  date: new Date().toISOString(),
  node: process.version,
  processors: `${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? 'unknown'}`,
  loadAverageBefore: Number(os.loadavg()[0].toFixed(2)),
  seconds,
})

async function measureAll(work, results) {
  const { options, progress, sites } = work
  const wanted = targets.filter(({ name }) => options.only.includes(name))
  const names = wanted.flatMap(({ name, against }) => [name, against])
  if (names.some(isOf(floorTargets))) sites.floor = await startFloor(work)
  if (names.some(isOf(betterAuthTargets)))
    sites['better-auth'] = await startBetterAuth(work).catch((error) => leaveOut(work, error))
  const yardsticks = {}
  const served = ({ name, site = 'app' }) => names.includes(name) && sites[site]
  for (const target of targets.filter(served))
    results.targets[target.name] = await progress.step(target.title, () =>
      measureOne(work, target, yardsticks),
    )
}

// Without a package registry the rest can still be measured.
function leaveOut({ progress, signal }, error) {
  signal.throwIfAborted()
  progress.say(`better-auth is left out: ${error.message}`)
}

const isOf = (list) => (wanted) => list.some(({ name }) => name === wanted)

async function measureOne(common, target, yardsticks) {
  const work = { ...common, ...common.sites[target.site ?? 'app'] }
  const { page, next } = await target.prepare(work)
  const { name, title, against } = target
  const ready = { ...target, next }
  const weight = page && (await weighPage(work, page))
  // One at a time first, to find out whether the responses are correct at all.
  const sql = work.siteDb && (await countStatements(work, ready))
  const plans = work.options.large && !target.site ? await plansOf(work, ready) : []
  yardsticks[name] = { work, target: ready }
  return {
    title,
    against,
    weight,
    sql,
    plans,
    load: await loadTarget(work, ready, yardsticks[against]),
  }
}
