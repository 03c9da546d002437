import { freePort } from '../scripts/lib/ports.mjs'

const module = new URL('heap-server.mjs', import.meta.url)

/**
 * Returns the environment of a server whose live heap can be queried, and a function that queries it.
 * @returns {Promise<{ env: Record<string, string>, liveHeap: () => Promise<number> }>} in bytes
 */
export async function heapWatch() {
  const port = await freePort()
  return {
    env: {
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import ${module}`.trim(),
      BENCH_HEAP_PORT: String(port),
    },
    liveHeap: async () => Number(await (await fetch(`http://127.0.0.1:${port}`)).text()),
  }
}
