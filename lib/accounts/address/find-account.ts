import 'server-only'
import type { db, Prisma, Tx } from '@/lib/db'

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
