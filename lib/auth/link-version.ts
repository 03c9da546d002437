import 'server-only'
import { Prisma, type Tx } from '@/lib/db'

/** What a mailed link to a person is for. */
export type UserPurpose = 'activate' | 'reset' | 'sign-in'

const versionColumns = {
  activate: 'activationVersion',
  reset: 'resetVersion',
  'sign-in': 'signInVersion',
} as const

type LinkVersions = Record<(typeof versionColumns)[UserPurpose], number>

/** The number of the newest link for this purpose. */
export const linkVersion = (purpose: UserPurpose, user: LinkVersions) =>
  user[versionColumns[purpose]]

/**
 * Numbers a link that is about to be mailed, after which older ones for the same purpose don't work.
 * @returns its number; null for a person who doesn't exist
 */
export async function nextLinkVersion(
  tx: Tx,
  purpose: UserPurpose,
  userId: string,
): Promise<number | null> {
  const column = Prisma.raw(`"${versionColumns[purpose]}"`)
  const [row] = await tx.$queryRaw<{ version: number }[]>`
    UPDATE "User" SET ${column} = ${column} + 1 WHERE id = ${userId}::uuid
    RETURNING ${column} AS version`
  return row?.version ?? null
}
