import type { Pool, PoolClient, PoolConfig, types as pgTypes } from 'pg'
import type { DatabaseAddress } from './read-address.d.mts'

export interface DatabasePool extends Pool {
  /** Whether connections lead to PostgreSQL itself; known from the first one on. */
  readonly isDirect: boolean
}

export interface PoolOptions extends Omit<PoolConfig, 'connectionString'> {
  /** Without the app's time limits: for migrations, which may take long. */
  withLimits?: boolean
  /** Called in the asynchronous context of pool.connect(), with what it returns. */
  onCheckout?: (client: PoolClient) => void
  /** The organization to which the pool's next query is limited (row-security.mjs). */
  organizationNow?: () => string | undefined
  /** The role for that cannot be assumed, so the query failed. */
  onRefused?: (error: Error) => void
}

export function openPool(address: DatabaseAddress, options?: PoolOptions): DatabasePool

/** A statement that gives the transaction that it is in the app's time limits. */
export const limitTime: string

/** How pg reads the values of each type. */
export const types: typeof pgTypes

export function isDropped(error: unknown): boolean
