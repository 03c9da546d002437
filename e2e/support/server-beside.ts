import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** A separate server for one test. */
export interface ServerBeside {
  url: string
  stop: () => Promise<void>
}

/** Starts e2e/support/serve-beside.mjs next to the server under test, with these settings. */
export async function startServerBeside(settings: Record<string, string>): Promise<ServerBeside> {
  const server = spawn(
    process.execPath,
    ['e2e/support/serve-beside.mjs', JSON.stringify(settings)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, GUILDHALL_ENDS_WITH_PARENT: '1' },
    },
  )
  const [port] = (await once(server.stdout!, 'data')) as [Buffer]
  return {
    url: `http://localhost:${String(port).trim()}`,
    async stop() {
      server.kill()
      await once(server, 'exit')
    },
  }
}
