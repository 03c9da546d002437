import 'server-only'
import type { db, Tx } from '@/lib/db'

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
