import 'server-only'
import type { Tx } from '@/lib/db'

/** The purpose of an emailed link. */
export type UserPurpose = 'activate' | 'reset' | 'sign-in'

const versionColumns = {
  activate: 'activationVersion',
  reset: 'resetVersion',
  'sign-in': 'signInVersion',
} as const

type LinkVersions = Record<(typeof versionColumns)[UserPurpose], number>

/** Returns the version of the latest link for this purpose. */
export const linkVersion = (purpose: UserPurpose, user: LinkVersions) =>
  user[versionColumns[purpose]]

/**
 * Ends all links emailed so far. Written with every change after which an address is no longer the
 * person's: its mailbox must not sign them in.
 */
export const endsLinks = {
  activationVersion: { increment: 1 },
  resetVersion: { increment: 1 },
  signInVersion: { increment: 1 },
} as const

/**
 * Assigns the version of a link that is about to be emailed, which invalidates older ones for the same
 * purpose.
 * @returns the version; null for an unknown person
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
