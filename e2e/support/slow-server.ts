import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** A server for which every query takes half a second longer. */
export interface SlowServer {
  url: string
  stop: () => Promise<void>
}

/** Starts e2e/support/serve-slow.mjs beside the server under test. */
export async function startSlowServer(): Promise<SlowServer> {
  const server = spawn(process.execPath, ['e2e/support/serve-slow.mjs'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, GUILDHALL_ENDS_WITH_PARENT: '1' },
  })
  const [port] = (await once(server.stdout, 'data')) as [Buffer]
  return {
    url: `http://localhost:${String(port).trim()}`,
    async stop() {
      server.kill()
      await once(server, 'exit')
    },
  }
}
