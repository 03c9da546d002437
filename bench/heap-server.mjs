import { createServer } from 'node:http'
import { Session } from 'node:inspector/promises'

// Loaded into the server before Next ("node --import"): answers with the bytes of live heap after two
// forced collections, as the inspector makes them. It changes nothing else of the server.
const session = new Session()
session.connect()

const server = createServer(async (_request, response) => {
  await session.post('HeapProfiler.collectGarbage')
  await session.post('HeapProfiler.collectGarbage')
  response.end(String(process.memoryUsage().heapUsed))
})
server.on('error', () => {}) // a process of the server's own has the port
server.listen(Number(process.env.BENCH_HEAP_PORT), '127.0.0.1').unref()
