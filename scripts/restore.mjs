import { requireNode } from './lib/node-version.mjs'

requireNode()
import('./lib/restore.mjs').then(({ runRestore }) => runRestore(process.argv.slice(2)))
