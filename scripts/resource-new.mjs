import { requireNode } from './lib/node-version.mjs'

requireNode()
import('./lib/resource-new.mjs').then(({ runResourceNew }) => runResourceNew(process.argv.slice(2)))
