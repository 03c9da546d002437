import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** A separate server for one test. */
export interface ServerBeside {
  url: string
  /** Its output, if it was started with `isHeard`. */
  said: () => string
  stop: () => Promise<void>
}

/**
 * Starts e2e/support/serve-beside.mjs next to the server under test, with these settings; with
 * `isHeard` its output is kept.
 */
export async function startServerBeside(
  settings: Record<string, string> = {},
  { isHeard = false } = {},
): Promise<ServerBeside> {
  const server = spawn(
    process.execPath,
    ['e2e/support/serve-beside.mjs', JSON.stringify(settings), isHeard ? 'show' : ''],
    {
      stdio: ['ignore', 'pipe', isHeard ? 'pipe' : 'inherit'],
      env: { ...process.env, GUILDHALL_ENDS_WITH_PARENT: '1' },
    },
  )
  const [port] = (await once(server.stdout!, 'data')) as [Buffer]
  let said = ''
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (data: Buffer) => (said += String(data)))
  return {
    said: () => said,
    url: `http://${settings.LISTEN_HOST === '::1' ? '[::1]' : 'localhost'}:${String(port).trim()}`,
    async stop() {
      server.kill()
      await once(server, 'exit')
    },
  }
}
