import 'server-only'
import config from '@/guildhall.config'
import { acrossOrganizations, type Tx } from '@/lib/db'
import type { CommitHandler, Handler } from '@/lib/events/handlers'
import { signalOf, type Signal, type SignalName } from '@/lib/events/signals'

/** The outbox template of a handler call; no email has this name. */
export const HANDLER_TEMPLATE = 'handler'

const handlersOf = (type: string) =>
  (config.on[signalOf(type)] ?? []) as unknown as Handler<SignalName>[]

/**
 * Calls the handlers of an event: those in the transaction immediately, the others through an outbox
 * row. Costs nothing if no handler is registered.
 */
export async function callHandlers(tx: Tx, signal: Signal): Promise<void> {
  const handlers = handlersOf(signal.type)
  for (const handler of handlers)
    if (handler.when === 'in-transaction')
      await acrossOrganizations(tx, () => handler.run(signal, tx))
  const later = handlers.filter((handler) => handler.when === 'after-commit')
  if (later.length === 0) return
  await tx.outbox.createMany({
    data: later.map(({ name }) => ({
      template: HANDLER_TEMPLATE,
      recipient: '',
      payload: { handler: name, eventId: signal.id },
    })),
  })
}

/** Returns the handler that an outbox row names; undefined if it is no longer configured. */
export const findHandler = (type: string, name: string) =>
  handlersOf(type).find(
    (handler): handler is CommitHandler<SignalName> =>
      handler.when === 'after-commit' && handler.name === name,
  )
