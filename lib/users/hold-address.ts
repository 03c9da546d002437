import 'server-only'
import type { Tx } from '@/lib/db'

/**
 * Whoever makes an account for an address waits here for the others who do: there is no row yet
 * that could be held instead, and the second of two would fail at the unique address.
 */
export async function holdAddress(tx: Tx, email: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${email}, 0))`
}
