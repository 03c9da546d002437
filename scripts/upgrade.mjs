import { requireNode } from './lib/node-version.mjs'

requireNode()
import('./lib/upgrade.mjs').then(({ runUpgrade }) => runUpgrade(process.argv.slice(2)))
