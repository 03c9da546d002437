import { requireNode } from './lib/node-version.mjs'

requireNode()
import('./lib/run-build.mjs').then(({ runBuild }) => runBuild())
