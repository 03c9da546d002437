import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { concurrency, runCluster } from './run-cluster.mjs'

// node serve.mjs <program> [arguments]: runs a server (Next's command line, or the server.js of a
// standalone build) in as many processes as WEB_CONCURRENCY says. With one, it runs in this process.
const [program, ...args] = process.argv.slice(2)
const processes = concurrency()
if (processes > 1) runCluster({ program, args, processes })
else {
  process.argv.splice(1, 2, program)
  await import(pathToFileURL(path.resolve(program)))
}
