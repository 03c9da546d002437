import { requireNode } from './lib/node-version.mjs'

requireNode()
import('./lib/staff.mjs').then(({ runStaff }) => runStaff(process.argv.slice(2)))
