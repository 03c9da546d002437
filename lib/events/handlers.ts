import type { Tx } from '@/lib/db'
import type { Signal, SignalName } from '@/lib/events/signals'

/** Runs in the transaction of the change, and may refuse it by throwing a DomainError. */
export interface TransactionHandler<S extends SignalName> {
  when: 'in-transaction'
  run: (signal: Signal<S>, tx: Tx) => Promise<void> | void
}

/** Runs once the change is there, at least once, also after a crash. */
export interface CommitHandler<S extends SignalName> {
  when: 'after-commit'
  /** Its name in the outbox, where it may wait across a release: keep it. */
  name: string
  run: (signal: Signal<S>) => Promise<void> | void
}

export type Handler<S extends SignalName> = TransactionHandler<S> | CommitHandler<S>

/** What guildhall.config.ts registers under `on`. */
export type Handlers = { [S in SignalName]?: Handler<S>[] }

/**
 * A handler that belongs to the change: both happen, or neither. Keep it short, other people wait
 * for the organization's row. Throw a DomainError to refuse the change in words.
 */
export const inTransaction = <S extends SignalName>(
  run: TransactionHandler<S>['run'],
): TransactionHandler<S> => ({ when: 'in-transaction', run })

/**
 * A handler that talks to others: a billing system, a chat. It goes through the outbox, so it is
 * called at least once, and tried again when it throws; `signal.id` tells a second call.
 */
export const afterCommit = <S extends SignalName>(
  name: string,
  run: CommitHandler<S>['run'],
): CommitHandler<S> => ({ when: 'after-commit', name, run })
