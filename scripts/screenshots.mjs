import { requireNode } from './lib/node-version.mjs'

requireNode()
import('./lib/take-screenshots.mjs').then(({ takeScreenshots }) => takeScreenshots())
