import { requireNode } from './lib/node-version.mjs'

requireNode()
import('./lib/resource-remove.mjs').then(({ runResourceRemove }) =>
  runResourceRemove(process.argv.slice(2)),
)
