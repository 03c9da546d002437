import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, type Finding } from '@/scripts/testing/fuzz/ask'
import { keepRows } from '@/scripts/testing/fuzz/rows'
import { builtApp, startServer, withoutProxy, type Server } from '@/scripts/testing/fuzz/server.mjs'
import { actionsOf, pagesAndRoutes } from '@/scripts/testing/fuzz/targets'
import { newTally } from '@/scripts/testing/fuzz/tally'
import { blends, randomFrom } from '@/scripts/testing/fuzz/values'
import { makeWorld, roles, type World } from '@/scripts/testing/fuzz/world'

/** `npm run test:fuzz` sends 10,000 in each mode. The same seed repeats everything. */
const requests = Number(process.env.FUZZ_REQUESTS || 400)
const seed = Number(process.env.FUZZ_SEED || Date.now() % 1_000_000)
const isLong = requests >= 2000

const schemas = import.meta.glob<Record<string, unknown>>('/lib/**/schema.ts', { eager: true })

/** Every field of any schema. A form is sent with all of them: each action reads its own. */
const fields = [
  ...new Set([
    ...Object.values(schemas).flatMap((file) =>
      Object.values(file).flatMap((schema) =>
        Object.keys((schema as { shape?: object } | undefined)?.shape ?? {}),
      ),
    ),
    ...['org', 'kind', 'organizationId', 'step'],
  ]),
]

let buildDir: string
let world: World
beforeAll(async () => {
  buildDir = await builtApp()
  world = await makeWorld()
  await keepRows()
}, 600_000)

const modes: [string, () => Promise<Server>][] = [
  ['as it is served', () => startServer(buildDir)],
  // On Vercel lib/ops/door.ts is inactive, so that neither runs before the pages.
  [
    'without proxy.ts and lib/ops/door.ts',
    () => startServer(withoutProxy(buildDir), { VERCEL: '1' }),
  ],
]

afterAll(() => writeFileSync('.test/fuzz.txt', said.join('\n')))
const said: string[] = []

describe.each(modes)(`${requests} requests %s, seed ${seed}`, (mode, start) => {
  let server: Server
  beforeAll(async () => {
    server = await start()
  }, 60_000)
  afterAll(() => server?.stop())

  test(
    "nobody reads or changes another organization's data, and nothing fails",
    async () => {
      const random = randomFrom(seed)
      const targets = [...pagesAndRoutes(), ...actionsOf(buildDir)]
      const pairs = roles.flatMap((role) => targets.map((target) => ({ role, target })))
      const tally = newTally()
      const findings: Finding[] = []
      for (let left = requests, round = 0; left > 0; left -= pairs.length, round++)
        for (const { role, target } of random.shuffled(pairs).slice(0, left)) {
          // In a long run each target is requested in each way first.
          const blend = isLong ? blends[Math.min(round, 3)]! : random.pick(blends)
          const answer = await ask({ server, world, random, fields }, role, target, blend)
          findings.push(...answer.findings)
          tally.add(role, target, answer)
        }
      said.push(`${requests} requests ${mode}, seed ${seed}`, ...tally.lines(), '')
      expect(findings.slice(0, 10)).toEqual([])
      // Otherwise most forms would be refused before anything is checked.
      const actions = targets.filter(({ sort }) => sort === 'action')
      if (isLong) expect(tally.done.size).toBeGreaterThan(actions.length * 0.6)
    },
    60 * 60_000,
  )
})
