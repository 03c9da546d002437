import 'server-only'
import { hasRunOut, isGenuine, makeToken, parseToken } from '@/lib/access/tokens'
import { signsIn } from '@/lib/accounts/account-state'
import type { Person } from '@/lib/accounts/person'
import { waysIn, type WayIn } from '@/lib/accounts/sign-in/ways-in'
import { minutes } from '@/lib/config/define-guildhall'
import type { db, Prisma, Tx } from '@/lib/db'

/** How long a person has to enter their second factor. */
export const PENDING_LIFETIME = minutes(10)

/** A sign-in that waits for the second factor. */
export interface PendingSignIn {
  person: Person
  by: WayIn
  /** The id of the provider, if that is how. */
  provider?: string | undefined
}
type Way = Omit<PendingSignIn, 'person'>

const select = {
  ...{ id: true, name: true, email: true },
  ...{ passwordHash: true, lastSignInAt: true },
  accounts: { select: { id: true }, orderBy: { id: 'asc' } },
} as const satisfies Prisma.UserSelect
type State = Prisma.UserGetPayload<{ select: typeof select }>

const nameOf = ({ by, provider }: Way) => (provider ? `${by}:${provider}` : by)

// Any sign-in of the person uses it up, including the one it is for; so does a provider that is connected
// or disconnected.
const stateOf = (way: Way, { email, passwordHash, lastSignInAt, accounts }: State) =>
  JSON.stringify([
    ...[nameOf(way), email, passwordHash, lastSignInAt?.getTime() ?? null],
    accounts.map(({ id }) => id),
  ])

/** Without a factor, which staff may have reset meanwhile, there is nothing to wait for. */
const hasFactor = {
  OR: [{ authenticator: { confirmedAt: { not: null } } }, { passkeys: { some: {} } }],
} satisfies Prisma.UserWhereInput

/** Creates the token stored in the browser meanwhile: signed, valid for ten minutes and one sign-in. */
export async function pendingToken(tx: Tx, userId: string, way: Way): Promise<string> {
  const user = await tx.user.update({
    where: { id: userId },
    // Uses up the emailed link that led here.
    data: { signInVersion: { increment: 1 } },
    select,
  })
  return `${nameOf(way)}.${makeToken('second-factor', userId, stateOf(way, user))}`
}

/**
 * Reads the pending sign-in of this browser.
 * @param hold whether to lock the person's row until the transaction ends
 * @returns null if there is none
 */
export async function readPending(
  tx: Tx | typeof db,
  value: string | undefined,
  hold = false,
): Promise<PendingSignIn | null> {
  const [, way, provider, token = ''] = /^([a-z]+)(?::([a-z\d-]+))?\.(.+)$/.exec(value ?? '') ?? []
  const by = waysIn.find((known) => known === way)
  const parsed = by && parseToken(token)
  if (!by || !parsed || hasRunOut(parsed, PENDING_LIFETIME)) return null
  if (hold) await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${parsed.subject}::uuid FOR UPDATE`
  const where = { id: parsed.subject, AND: [signsIn, hasFactor] }
  const user = await tx.user.findUnique({ where, select })
  if (!user || !isGenuine(parsed, 'second-factor', stateOf({ by, provider }, user))) return null
  const { id, name, email } = user
  return { person: { id, name, email }, by, provider }
}
