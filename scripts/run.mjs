import { requireNode } from './lib/node-version.mjs'

// node scripts/run.mjs <name> [arguments]: what npm runs, once Node is known to be new enough for it.
requireNode()
const [name, ...args] = process.argv.slice(2)
import(`./lib/${name}.mjs`).then(({ main }) => main(args))
