import 'server-only'
import { wayNames } from '@/lib/access/sign-in-policy'
import { signInProviders } from '@/lib/accounts/sign-in/providers'
import { Prisma, type Tx } from '@/lib/db'

/** The ways to sign in that the person `u` has, with providers that may no longer be set up. */
export const waysSql = Prisma.sql`ARRAY_REMOVE(ARRAY[
    CASE WHEN u."passwordHash" IS NOT NULL THEN 'password' END, 'email',
    CASE WHEN EXISTS (SELECT 1 FROM "Passkey" p WHERE p."userId" = u.id) THEN 'passkey' END
  ], NULL) || ARRAY(SELECT a.provider FROM "Account" a WHERE a."userId" = u.id)`

/** Those of these ways that are possible, as an organization's sign-in policy names and sorts them. */
export const possibleWays = (ways: string[]): string[] =>
  [...wayNames, ...signInProviders().map(({ id }) => id)].filter((way) => ways.includes(way))

/** The ways to sign in that a person has. */
export async function findWays(tx: Tx, id: string): Promise<string[]> {
  const [{ ways }] = await tx.$queryRaw<[{ ways: string[] }]>`
    SELECT ${waysSql} AS ways FROM "User" u WHERE u.id = ${id}::uuid`
  return possibleWays(ways)
}
