import 'server-only'
import type { Person } from '@/lib/accounts/person'
import { browserOf } from '@/lib/accounts/sessions/browser-of'
import { isKnownDevice } from '@/lib/accounts/sessions/device-token'
import { isNewBrowser } from '@/lib/accounts/sessions/is-new-browser'
import type { Tx } from '@/lib/db'
import { record } from '@/lib/events/record'
import { NOWHERE, type Place } from '@/lib/ops/client-place'

interface SignInSeen {
  person: Person
  sessionId: string
  /** The first sign-in of an account is not reported. */
  isFirst: boolean
  from: { userAgent: string | null; device?: string | undefined; place?: Place }
}

/**
 * Emails a person about a sign-in with a browser that is new to them. The caller holds the person's
 * row.
 */
export async function tellNewDevice(
  tx: Tx,
  { person, sessionId, isFirst, from }: SignInSeen,
): Promise<void> {
  if (isKnownDevice(from.device, person.email)) return
  const { userAgent, place = NOWHERE } = from
  const isNew = await isNewBrowser(tx, { userId: person.id, userAgent, place })
  if (!isNew || isFirst) return
  const device = { ...browserOf(userAgent), ...place }
  await record(
    tx,
    { type: 'user.newDevice', actor: person, data: device },
    { template: 'new-device', to: person.email, userId: person.id, sessionId, ...device },
  )
}
