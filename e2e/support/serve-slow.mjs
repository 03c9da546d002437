import path from 'node:path'
import { runningDatabaseUrl } from '../../scripts/lib/data-folder.mjs'
import { live } from '../../scripts/lib/life.mjs'
import { freePort } from '../../scripts/lib/ports.mjs'
import { root } from '../../scripts/lib/root.mjs'
import { startServer } from '../../scripts/lib/server.mjs'
import { buildEnv, cleanEnv } from '../../scripts/lib/test-env.mjs'
import { settings } from './settings.mjs'
import { slowRelay } from './slow-relay.mjs'

// A second server of the same build on the same database, which is half a second away from it.
// Says its port once it is ready.
await live(async (life) => {
  Object.assign(process.env, cleanEnv(), buildEnv, settings, { VERCEL: '1' })
  const dataDir = path.join(root, settings.GUILDHALL_DATA)
  const url = await slowRelay(runningDatabaseUrl(dataDir), 500)
  const port = await freePort()
  const about = { port, dataDir, appUrl: settings.APP_URL, embedded: true, seedDemo: '0' }
  const { exited } = await startServer(life, 'production', about, url)
  process.stdout.write(String(port))
  await life.untilEnd([{ name: 'The slow server', exited }])
})
