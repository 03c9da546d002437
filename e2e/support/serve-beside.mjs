import path from 'node:path'
import { runningDatabaseUrl } from '../../scripts/lib/data-folder.mjs'
import { live } from '../../scripts/lib/life.mjs'
import { freePort } from '../../scripts/lib/ports.mjs'
import { root } from '../../scripts/lib/root.mjs'
import { startServer } from '../../scripts/lib/server.mjs'
import { buildEnv, cleanEnv } from '../../scripts/lib/test-folder.mjs'
import { settings } from './settings.mjs'

// A second server of the same build beside the one under test, with its own settings as JSON, so that a
// test's changes do not affect other tests. Prints its port when it is ready.
await live(async (life) => {
  const { DATABASE_URL, OWN_ADDRESS, ...own } = JSON.parse(process.argv[2])
  // Like on Vercel there is no worker, whose scheduled statements would interfere.
  Object.assign(process.env, cleanEnv(), buildEnv, settings, { VERCEL: '1' }, own)
  const dataDir = path.join(root, settings.GUILDHALL_DATA)
  const port = await freePort()
  // Links and callbacks lead to the server under test, unless they must come back to this one.
  const appUrl = OWN_ADDRESS ? `http://localhost:${port}` : settings.APP_URL
  const about = { port, dataDir, appUrl, embedded: true, seedDemo: '0' }
  const url = DATABASE_URL ?? runningDatabaseUrl(dataDir)
  const { exited } = await startServer(life, 'production', about, url)
  process.stdout.write(String(port))
  await life.untilEnd([{ name: 'The server beside', exited }])
})
