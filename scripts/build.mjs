import { requireNode } from './lib/node-version.mjs'

requireNode()
import('./lib/build.mjs').then(({ runBuild }) => runBuild())
