import path from 'node:path'
import { dataFiles, localSecret } from './data-folder.mjs'
import { Failure } from './failure.mjs'
import { nextEnv, core } from './root.mjs'
import { run } from './run.mjs'

/** The server's environment: all that lib/env.ts reads and development need not set. */
export function serverEnv(mode, settings, url) {
  return nextEnv(mode, {
    DATABASE_URL: url,
    AUTH_SECRET: process.env.AUTH_SECRET || localSecret(settings.dataDir),
    APP_URL: settings.appUrl,
    NEXTAUTH_URL: settings.appUrl,
    PORT: String(settings.port),
    // A malloc arena per thread takes 100 MB that is never reused, and glibc raises the second limit by
    // itself, so that it gives less back (docs/decisions/speed.md).
    MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX || '2',
    MALLOC_TRIM_THRESHOLD_: process.env.MALLOC_TRIM_THRESHOLD_ || '131072',
    ...(mode === 'production' && { NODE_OPTIONS: withHeapLimit(process.env.NODE_OPTIONS) }),
    MAIL_DIR: dataFiles(settings.dataDir).mail,
    SEED_DEMO: settings.seedDemo,
    GUILDHALL_EMBEDDED: settings.embedded ? '1' : '',
  })
}

// Below 1 GB, V8 lets the heap grow to twice the live size before it collects, above that to four times;
// and Node 24 lets the young generation grow to four times what Node 20 and 22 do, for no gain
// (docs/decisions/speed.md). If a limit is given twice, the last one counts.
const withHeapLimit = (options = '') =>
  `--max-old-space-size=960 --max-semi-space-size=16 ${options}`.trim()

/**
 * Validates the settings with lib/env.ts itself before the slow steps; otherwise the server would
 * report them with a stack trace on every request.
 * @throws {Failure}
 */
export async function checkSettings(mode, settings, url, signal) {
  const script = path.join(core, 'scripts/lib/check-env.mjs')
  const env = serverEnv(mode, settings, url)
  const { ok, output } = await run(process.execPath, [script], { signal, env })
  if (!ok) throw new Failure(output.trim())
}
