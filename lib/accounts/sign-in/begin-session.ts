import 'server-only'
import { isReady, secondFactors } from '@/lib/accounts/factors/second-factors'
import type { Person } from '@/lib/accounts/person'
import { createSession, type NewSession } from '@/lib/accounts/sessions/create-session'
import { keepAccount } from '@/lib/accounts/sign-in/keep-account'
import { tellNewDevice } from '@/lib/accounts/sessions/tell-new-device'
import { pendingToken } from '@/lib/accounts/sign-in/pending-sign-in'
import type { SecondWay, WayIn } from '@/lib/accounts/sign-in/ways-in'
import type { Tx } from '@/lib/db'
import { record } from '@/lib/events/record'
import type { Place } from '@/lib/ops/client-place'

/** Where a request comes from. Everything but the network is claimed by the browser. */
export interface Caller {
  ip: string
  userAgent: string | null
  /** The browser's device token, unverified: see isKnownDevice. */
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
 */
export async function beginSession(tx: Tx, arrival: Arrival): Promise<Begun> {
  const { person, by, provider, with: second, from, token } = arrival
  if (by !== 'passkey' && !second && isReady(await secondFactors(person.id, tx)))
    return { pending: await pendingToken(tx, person.id, { by, provider }) }
  const isKept = await keepAccount(tx, person)
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
  return { ...session, isKept }
}
