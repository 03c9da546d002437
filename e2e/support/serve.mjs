import path from 'node:path'
import { report } from '../../scripts/lib/failure.mjs'
import { root } from '../../scripts/lib/root.mjs'
import { runGuildhall } from '../../scripts/lib/run-guildhall.mjs'
import { buildEnv, cleanEnv, emptyFolder, writeTsconfig } from '../../scripts/lib/test-folder.mjs'
import { settings } from './settings.mjs'

// npm start with the tests' own data folder and build, without anything from the previous run and without
// the developer's settings.
Object.assign(process.env, cleanEnv(), buildEnv, settings, { GUILDHALL_POSTGRES_FAST: '1' })
try {
  await emptyFolder(path.join(root, settings.GUILDHALL_DATA))
} catch (error) {
  report(error)
  process.exit(1)
}
writeTsconfig()
await runGuildhall('production')
