import { createServer } from 'node:http'
import { Session } from 'node:inspector/promises'

// Loaded into the server before Next ("node --import"): responds with the bytes of live heap after two
// forced collections, like the inspector's. It changes nothing else in the server.
const session = new Session()
session.connect()

const server = createServer(async (_request, response) => {
  await session.post('HeapProfiler.collectGarbage')
  await session.post('HeapProfiler.collectGarbage')
  response.end(String(process.memoryUsage().heapUsed))
})
server.on('error', () => {}) // another process of the server has the port
server.listen(Number(process.env.BENCH_HEAP_PORT), '127.0.0.1').unref()
