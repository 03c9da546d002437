import 'server-only'
import type { Tx } from '@/lib/db'

/**
 * Serializes account creation per address (advisory lock): there is no row to lock yet, and the
 * second of two inserts would fail on the unique address.
 */
export async function holdAddress(tx: Tx, email: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${email}, 0))`
}
