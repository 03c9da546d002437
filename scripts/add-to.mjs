import { requireNode } from './lib/node-version.mjs'

requireNode()
import('./lib/add-to.mjs').then(({ runAddTo }) => runAddTo(process.argv.slice(2)))
