import { setTimeout as sleep } from 'node:timers/promises'
import { importTs } from '../run-ts.mjs'

// Does what a server's worker does (lib/ops/worker.ts), more often and with one call per email, for tests
// in which as much as possible fails. With a parent that sends messages, it works only after each one,
// until nothing is due, and then answers.
const { drainOutbox } = await importTs('lib/mail/drain-outbox.ts')
const { replaceTransport } = await importTs('lib/mail/transport.ts')
const { resendTransport } = await importTs('lib/mail/resend-transport.ts')
// Waits a second for a provider that hangs: whether it waits longer changes nothing but the time.
const transport = resendTransport({ apiKey: process.env.RESEND_API_KEY, timeoutMs: 1_000 })
replaceTransport({ ...transport, sendMany: undefined, intervalMs: undefined })
const drain = () => drainOutbox({ within: 2_000 }).catch(() => 0)

if (process.send)
  process.on('message', async () => {
    while ((await drain()) > 0);
    process.send('drained')
  })
else
  for (;;) {
    await drain()
    await sleep(100)
  }
