import { requireNode } from './lib/node-version.mjs'

requireNode()
import('./lib/example-remove.mjs').then(({ runExampleRemove }) =>
  runExampleRemove(process.argv.slice(2)),
)
