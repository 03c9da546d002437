import path from 'node:path'
import { runningDatabaseUrl } from '../../scripts/lib/data-folder.mjs'
import { live } from '../../scripts/lib/life.mjs'
import { freePort } from '../../scripts/lib/ports.mjs'
import { root } from '../../scripts/lib/root.mjs'
import { startServer } from '../../scripts/lib/server.mjs'
import { buildEnv, cleanEnv } from '../../scripts/lib/test-env.mjs'
import { settings } from './settings.mjs'

// A second server of the same build on the same database, whose connections PostgreSQL's log calls
// "counted": what other tests do meanwhile on the first one is not mistaken for its statements.
// Says its port once it is ready.
await live(async (life) => {
  // As on Vercel there is no worker here, which would mix its own statements in by the clock.
  Object.assign(process.env, cleanEnv(), buildEnv, settings, { VERCEL: '1' })
  const dataDir = path.join(root, settings.GUILDHALL_DATA)
  const url = new URL(runningDatabaseUrl(dataDir))
  url.searchParams.set('application_name', 'counted')
  const port = await freePort()
  const about = { port, dataDir, appUrl: settings.APP_URL, embedded: true, seedDemo: '0' }
  const { exited } = await startServer(life, 'production', about, url.href)
  process.stdout.write(String(port))
  await life.untilEnd([{ name: 'The counted server', exited }])
})
