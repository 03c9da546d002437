import { requireNode } from './lib/node-version.mjs'

requireNode()
import('./lib/db.mjs').then(({ runDb }) => runDb(process.argv.slice(2)))
