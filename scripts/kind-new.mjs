import { requireNode } from './lib/node-version.mjs'

requireNode()
import('./lib/kind-new.mjs').then(({ runKindNew }) => runKindNew(process.argv.slice(2)))
