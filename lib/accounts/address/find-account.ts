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
