import 'server-only'
import config from '@/guildhall.config'
import { linkVersion, type UserPurpose } from '@/lib/accounts/sign-in/link-version'
import { activationLifetime } from '@/lib/backends/backend-of-account'
import type { db, Prisma, Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { hasRunOut, isGenuine, makeCode, makeToken, parseLinkToken } from '@/lib/access/tokens'
import { accountState, maySignIn } from '@/lib/accounts/account-state'

/** The columns that an emailed link depends on: using it, or emailing a newer one, changes them. */
export const linkStateSelect = {
  id: true,
  email: true,
  isActive: true,
  passwordHash: true,
  deactivatedAt: true,
  deletesAt: true,
  lastSignInAt: true,
  activationVersion: true,
  resetVersion: true,
  signInVersion: true,
} as const
type LinkState = Prisma.UserGetPayload<{ select: typeof linkStateSelect }>

function stateOf(purpose: UserPurpose, user: LinkState) {
  const { email, isActive, passwordHash, lastSignInAt } = user
  const version = linkVersion(purpose, user)
  const state = [email, isActive, passwordHash, lastSignInAt?.getTime() ?? null]
  // Links emailed before links had versions work until the first one that has.
  return JSON.stringify(version === 0 ? state : [...state, version])
}

// A function, because handlers in the configuration may import this file indirectly.
const lifetimeOf = (tx: Tx | typeof db, purpose: UserPurpose, userId: string) => {
  const { reset, signInLink } = config.lifetimes
  if (purpose === 'activate') return activationLifetime(tx, userId)
  return purpose === 'reset' ? reset : signInLink
}

// An active account needs no activation, and a deactivated one must not be reactivated by an old link. If
// first passwords are not permitted, no link sets one.
const isFor = (purpose: UserPurpose, user: LinkState) =>
  (purpose === 'activate' ? accountState(user) === 'pending' : maySignIn(user)) &&
  (purpose !== 'reset' || user.passwordHash !== null || config.allow.firstPassword)

/** Creates the token of a link to this person, for their current state. */
export const userToken = (purpose: UserPurpose, user: LinkState) =>
  makeToken(purpose, user.id, stateOf(purpose, user))

/** The code in the same mail, for the browser that made this request: it depends on what the link does. */
export const userCode = (request: string, user: LinkState) =>
  makeCode('sign-in-code', request, stateOf('sign-in', user))

/**
 * Finds the person a link was emailed to. If `tx` is a transaction that will use the link, their row is
 * locked: of concurrent uses one succeeds, and the others find the state changed.
 * @returns null if it is invalid, used, expired or unknown, without saying which
 */
export async function readUserToken(
  tx: Tx | typeof db,
  purpose: UserPurpose,
  token: string,
  hold = false,
) {
  const parsed = parseLinkToken(token)
  if (!parsed) return null
  if (hold) await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${parsed.subject}::uuid FOR UPDATE`
  const user = await tx.user.findUnique({
    where: { id: parsed.subject },
    select: { ...linkStateSelect, name: true },
  })
  const isGood = user && isFor(purpose, user) && isGenuine(parsed, purpose, stateOf(purpose, user))
  if (!isGood) return null
  return hasRunOut(parsed, await lifetimeOf(tx, purpose, user.id)) ? null : user
}

/**
 * Like readUserToken, with the row locked.
 * @throws DomainError link-invalid
 */
export async function redeemUserToken(tx: Tx, purpose: UserPurpose, token: string) {
  const user = await readUserToken(tx, purpose, token, true)
  if (!user) throw new DomainError('link-invalid')
  return user
}
