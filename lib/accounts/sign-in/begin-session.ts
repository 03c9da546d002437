import 'server-only'
import { isReady, secondFactors } from '@/lib/accounts/factors/second-factors'
import type { Person } from '@/lib/accounts/person'
import { deviceColumns, deviceToken, tellNewDevice } from '@/lib/accounts/sessions/devices'
import { pendingToken } from '@/lib/accounts/sign-in/pending-sign-in'
import type { SecondWay, WayIn } from '@/lib/accounts/sign-in/ways-in'
import type { Prisma, Tx } from '@/lib/db'
import { record } from '@/lib/events/record'
import type { Place } from '@/lib/ops/client-place'
import config from '@/guildhall.config'
import { hashSessionToken, newSessionToken } from '@/lib/accounts/sessions/session-token'
import { databaseNow } from '@/lib/database/clock'
import { maySignIn } from '@/lib/accounts/account-state'
import { DomainError } from '@/lib/errors'

/** Where a request comes from. Everything but the network is claimed by the browser. */
export interface Caller {
  ip: string
  userAgent: string | null
  /** The browser's device token, unverified: see knownDevice. */
  device?: string | undefined
  /** The location of its network, according to the host's platform. */
  place?: Place
}

/**
 * The result of signing in: a session, or a sign-in that waits for the second factor. enter-browser.ts
 * hands either to the browser.
 */
export type Begun = Started | { pending: string }
type Started = NewSession & {
  /** Whether it keeps an account that was going to be deleted. */
  isKept: boolean
}

interface Arrival {
  person: Person
  /** How they proved their identity. */
  by: WayIn
  /** The id of the provider, if that is how. */
  provider?: string | undefined
  /** What the proof rests on, if that was read before the transaction: it must still be true. */
  restsOn?: Prisma.UserWhereInput | undefined
  /** Their second factor, once it is verified: lib/accounts/factors/confirm-sign-in.ts. */
  with?: SecondWay
  /** Null if there is no request. */
  from: Caller | null
  /** The session token, if the caller chooses it, as next-auth does. */
  token?: string
}

/**
 * The only way to begin a session, called by every way to sign in within the transaction that verified
 * it: records how the person proved their identity and the sign-in, and emails them about a new device.
 * A person with a second factor is asked for it first, unless they used a passkey, which combines two
 * factors.
 * @throws DomainError sign-in-failed if the account or the proof ended meanwhile
 */
export async function beginSession(tx: Tx, arrival: Arrival): Promise<Begun> {
  const { person, by, provider, with: second, from, token } = arrival
  // Before anything else is read: a factor may be added, or the password replaced, at this moment.
  const isClosing = await lockAccount(tx, arrival)
  if (by !== 'passkey' && !second && isReady(await secondFactors(person.id, tx)))
    return { pending: await pendingToken(tx, person.id, { by, provider }) }
  if (isClosing) await keepAccount(tx, person)
  const session = await createSession(tx, {
    userId: person.id,
    userAgent: from?.userAgent,
    place: from?.place,
    methods: second ? [by, second] : [by],
    provider,
    token,
  })
  const data = second ? { by, with: second } : { by }
  await record(tx, { type: 'user.signedIn', actor: person, data })
  const { id: sessionId, isFirst } = session
  // The email about a new password already says what to do.
  if (from && by !== 'reset') await tellNewDevice(tx, { person, sessionId, isFirst, from })
  return { ...session, isKept: isClosing }
}

/** A session as handed to its browser. */
export interface NewSession {
  id: string
  token: string
  expires: Date
  /** The language that the person chose, for the browser to store. */
  locale: string | null
  /** The token that identifies the browser at the next sign-in. */
  device: string
  /** Whether the person has never signed in before. */
  isFirst: boolean
}

/**
 * Inserts a session: always a new row and token, never the browser's. Sets the person's last sign-in,
 * which uses up every sign-in link emailed before. Called only by beginSession.
 */
export async function createSession(
  tx: Tx,
  {
    userId,
    userAgent,
    place,
    methods = [],
    provider,
    token = newSessionToken(),
  }: {
    userId: string
    userAgent?: string | null | undefined
    place?: Place | undefined
    methods?: string[]
    provider?: string | undefined
    token?: string | undefined
  },
): Promise<NewSession> {
  const expires = new Date(databaseNow().getTime() + config.lifetimes.session)
  const { lastSignInAt } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { lastSignInAt: true },
  })
  const { id } = await tx.session.create({
    data: {
      sessionToken: hashSessionToken(token),
      userId,
      expires,
      methods,
      provider: provider ?? null,
      userAgent: userAgent?.slice(0, 300) ?? null,
      ...place,
    },
    select: { id: true },
  })
  const { locale, ...user } = await tx.user.update({
    where: { id: userId },
    data: { lastSignInAt: databaseNow() },
    select: { ...deviceColumns, locale: true },
  })
  const isFirst = lastSignInAt === null
  return { id, token, expires, locale, device: deviceToken(user), isFirst }
}

/** The email that tells a person that their account is kept. */
export const keptMail = ({ id: userId, email: to }: Person) =>
  ({ template: 'account-kept', to, userId }) as const

/**
 * Locks the row of a person who signs in, so that this and the end of what they sign in with, or of the
 * account, happen one after the other.
 * @returns whether the account is going to be deleted
 * @throws DomainError sign-in-failed if it was erased or deactivated, or the proof no longer holds
 */
async function lockAccount(tx: Tx, { person: { id }, restsOn }: Arrival): Promise<boolean> {
  const [user] = await tx.$queryRaw<Parameters<typeof maySignIn>[0][]>`
    SELECT "isActive", "deactivatedAt", "deletesAt" FROM "User" WHERE id = ${id}::uuid FOR UPDATE`
  const holds = !restsOn || (await tx.user.count({ where: { ...restsOn, id } })) > 0
  if (!user || !maySignIn(user) || !holds) throw new DomainError('sign-in-failed')
  return !user.isActive
}

/** Keeps the account of a person who signs in, which was going to be deleted. */
async function keepAccount(tx: Tx, person: Person): Promise<void> {
  await tx.user.updateMany({
    where: { id: person.id },
    data: { isActive: true, deletesAt: null, closingRemindedAt: null },
  })
  await record(tx, { type: 'user.deletionCanceled', actor: person, data: {} }, keptMail(person))
}
