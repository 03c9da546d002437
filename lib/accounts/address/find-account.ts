import 'server-only'
import { endSessionsOf } from '@/lib/accounts/sessions/end-sessions'
import { endsLinks } from '@/lib/accounts/sign-in/link-version'
import type { db, Prisma, Tx } from '@/lib/db'
import { refusingTaken } from '@/lib/tenancy/refusals'

/** Finds the person with an address, primary or additional and verified. */
export async function findAccount<S extends Prisma.UserSelect>(
  client: Tx | typeof db,
  email: string,
  select: S,
): Promise<Prisma.UserGetPayload<{ select: S }> | null> {
  const found = await client.userAddress.findUnique({
    where: { email },
    select: { user: { select } },
    relationLoadStrategy: 'join',
  })
  return (found?.user ?? null) as Prisma.UserGetPayload<{ select: S }> | null
}

/** Returns the verified addresses of an active person; empty for anyone else. */
export async function verifiedAddresses(client: Tx | typeof db, userId: string): Promise<string[]> {
  const user = await client.user.findUnique({
    where: { id: userId, isActive: true },
    select: { email: true, emailVerified: true, addresses: { select: { email: true } } },
    relationLoadStrategy: 'join',
  })
  if (!user) return []
  const all = user.addresses.map(({ email }) => email)
  return user.emailVerified ? all : all.filter((email) => email !== user.email)
}

/**
 * Serializes account creation per address (advisory lock): there is no row to lock yet, and the
 * second of two inserts would fail on the unique address.
 */
export async function holdAddress(tx: Tx, email: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${email}, 0))`
}

/**
 * Sets a person's primary address, with other columns. Invalidates earlier links.
 * @throws DomainError email-taken
 */
export async function writeAddress(
  tx: Tx,
  id: string,
  data: Prisma.UserUpdateInput & { email: string },
): Promise<void> {
  await holdAddress(tx, data.email)
  await refusingTaken('email-taken', 'email', () =>
    tx.user.update({
      where: { id },
      data: { ...data, addressVersion: { increment: 1 } },
      select: { id: true },
    }),
  )
}

/**
 * Makes an address the only one of a person into whose account somebody else may have got: their further
 * addresses, connected providers, sessions and links emailed before sign nobody in any more.
 * @param session the one that goes on, if any
 * @throws DomainError email-taken
 */
export async function writeOnlyAddress(
  tx: Tx,
  userId: string,
  data: Prisma.UserUpdateInput & { email: string },
  session?: string,
): Promise<void> {
  await writeAddress(tx, userId, { ...data, ...endsLinks, undoVersion: { increment: 1 } })
  await tx.userAddress.deleteMany({ where: { userId, email: { not: data.email } } })
  await tx.account.deleteMany({ where: { userId } })
  await endSessionsOf(tx, userId, session)
}
