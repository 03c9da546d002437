import { requireNode } from './lib/node-version.mjs'

requireNode()
import('./lib/run-guildhall.mjs').then(({ runGuildhall }) => runGuildhall('development'))
