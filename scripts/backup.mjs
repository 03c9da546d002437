import { requireNode } from './lib/node-version.mjs'

requireNode()
import('./lib/backup.mjs').then(({ runBackup }) => runBackup(process.argv.slice(2)))
