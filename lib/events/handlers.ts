import type { Tx } from '@/lib/db'
import type { Signal, SignalName } from '@/lib/events/signals'

/** Runs in the transaction of the change; may refuse it by throwing a DomainError. */
export interface TransactionHandler<S extends SignalName> {
  when: 'in-transaction'
  run: (signal: Signal<S>, tx: Tx) => Promise<void> | void
}

/** Runs after the change is committed, at least once, even after a crash. */
export interface CommitHandler<S extends SignalName> {
  when: 'after-commit'
  /** Its name in the outbox, where it may wait across a release: do not change it. */
  name: string
  run: (signal: Signal<S>) => Promise<void> | void
}

export type Handler<S extends SignalName> = TransactionHandler<S> | CommitHandler<S>

/** The handlers registered under `on` in guildhall.config.ts. */
export type Handlers = { [S in SignalName]?: Handler<S>[] }

/**
 * Registers a handler that runs with the change: both happen, or neither. Keep it short, because others
 * wait for the organization's row. Throw a DomainError to refuse the change with a message.
 */
export const inTransaction = <S extends SignalName>(
  run: TransactionHandler<S>['run'],
): TransactionHandler<S> => ({ when: 'in-transaction', run })

/**
 * Registers a handler that calls other systems: billing, chat. It goes through the outbox, so it is
 * called at least once, and retried if it throws; `signal.id` identifies repeated calls.
 */
export const afterCommit = <S extends SignalName>(
  name: string,
  run: CommitHandler<S>['run'],
): CommitHandler<S> => ({ when: 'after-commit', name, run })
