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

/** Where a request comes from. All of it but the network is the browser's own word. */
export interface Caller {
  ip: string
  userAgent: string | null
  /** What says that somebody signed in with this browser before, unproven: isKnownDevice. */
  device?: string | undefined
  /** Where its network is, as the host in front of the site says. */
  place?: Place
}

/**
 * What a way in ends in: a session, or a sign-in that waits for the second factor. enter-browser.ts
 * hands either to the browser.
 */
export type Begun = Started | { pending: string }
type Started = NewSession & {
  /** Whether it keeps an account that was about to be deleted. */
  isKept: boolean
}

interface Arrival {
  person: Person
  /** How they proved who they are. */
  by: WayIn
  /** Their second factor, once it is proven: lib/accounts/factors/confirm-sign-in.ts. */
  with?: SecondWay
  /** Null where no request is at hand. */
  from: Caller | null
  /** The session token that the caller has chosen: next-auth does. */
  token?: string
}

/**
 * The function in which every way in ends, in the transaction that has checked it: begins the session,
 * notes how the person proved who they are, records the sign-in, and tells them of a new device. Whoever has
 * a second factor is asked for it first, unless they came by a passkey, which is two in one.
 */
export async function beginSession(tx: Tx, arrival: Arrival): Promise<Begun> {
  const { person, by, with: second, from, token } = arrival
  if (by !== 'passkey' && !second && isReady(await secondFactors(person.id, tx)))
    return { pending: await pendingToken(tx, person.id, by) }
  const isKept = await keepAccount(tx, person)
  const session = await createSession(tx, {
    userId: person.id,
    userAgent: from?.userAgent,
    place: from?.place,
    methods: second ? [by, second] : [by],
    token,
  })
  const data = second ? { by, with: second } : { by }
  await record(tx, { type: 'user.signedIn', actor: person, data })
  const { id: sessionId, isFirst } = session
  // A new password has a mail of its own, which says what to do as well.
  if (from && by !== 'reset') await tellNewDevice(tx, { person, sessionId, isFirst, from })
  return { ...session, isKept }
}
