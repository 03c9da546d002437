import 'server-only'
import type { Tx } from '@/lib/db'

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
  const column = versionColumns[purpose]
  const [user] = await tx.user.updateManyAndReturn({
    where: { id: userId },
    data: { [column]: { increment: 1 } },
    select: { activationVersion: true, resetVersion: true, signInVersion: true },
  })
  return user ? user[column] : null
}
