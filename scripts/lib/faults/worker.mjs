import { setTimeout as sleep } from 'node:timers/promises'
import { importTs } from '../run-ts.mjs'

// Does what a server's worker does (lib/ops/worker.ts), more often and with one call per email, for tests
// in which as much as possible fails.
const { drainOutbox } = await importTs('lib/mail/drain-outbox.ts')
const { replaceTransport, transport } = await importTs('lib/mail/transport.ts')
replaceTransport({ ...transport(), sendMany: undefined, intervalMs: undefined })
for (;;) {
  await drainOutbox({ within: 2_000 }).catch(() => {})
  await sleep(100)
}
