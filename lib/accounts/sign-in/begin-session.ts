import 'server-only'
import type { Person } from '@/lib/accounts/person'
import { createSession, type NewSession } from '@/lib/accounts/sessions/create-session'
import type { WayIn } from '@/lib/accounts/sign-in/ways-in'
import type { Tx } from '@/lib/db'
import { record } from '@/lib/events/record'

/** Where a request comes from. All of it but the network is the browser's own word. */
export interface Caller {
  ip: string
  userAgent: string | null
  /** What says that somebody signed in with this browser before, unproven: isKnownDevice. */
  device?: string | undefined
}

/** What a way in ends in: enter-browser.ts hands it to the browser. */
export type Begun = NewSession

interface Arrival {
  person: Person
  /** How they proved who they are. */
  by: WayIn
  /** Null where no request is at hand. */
  from: Caller | null
  /** The session token that the caller has chosen: next-auth does. */
  token?: string
}

/**
 * The function in which every way in ends, in the transaction that has checked it: begins the session,
 * notes how the person proved who they are, and records the sign-in.
 */
export async function beginSession(tx: Tx, { person, by, from, token }: Arrival): Promise<Begun> {
  // A deletion of the account that waits is taken back here.
  const session = await createSession(tx, {
    userId: person.id,
    userAgent: from?.userAgent,
    methods: [by],
    token,
  })
  await record(tx, { type: 'user.signedIn', actor: person, data: { by } })
  // A browser that is new to the account (isKnownDevice of from.device) is told to the person here.
  return session
}
