import 'server-only'
import type { Person } from '@/lib/accounts/person'
import { browserOf, isKnownDevice } from '@/lib/accounts/sessions/devices'
import type { Tx } from '@/lib/db'
import { record } from '@/lib/events/record'
import { NOWHERE, type Place } from '@/lib/ops/client-place'
import { days } from '@/lib/config/define-guildhall'
import { uuid7 } from '@/lib/database/uuid'

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

/** How long a browser that clears its cookies is known by its name. */
export const KNOWN_BY_NAME = days(30)

interface Browser {
  userId: string
  userAgent: string | null
  place: Place
}

/**
 * Whether a browser without a device token (devices.ts) is new to the person: none with that name,
 * system and country has signed in without a token for a month. A browser that clears its cookies is
 * therefore new once, and someone else's with the same name is not known for long. Records it. The
 * caller holds the person's row: of two concurrent calls, one is new.
 */
export async function isNewBrowser(
  tx: Tx,
  { userId, userAgent, place }: Browser,
): Promise<boolean> {
  const { browser, system } = browserOf(userAgent)
  const [{ isNew } = { isNew: true }] = await tx.$queryRaw<[{ isNew: boolean }]>`
    WITH before AS (
      SELECT "seenAt" FROM "KnownBrowser" WHERE "userId" = ${userId}::uuid
        AND browser = ${browser} AND system = ${system} AND country = ${place.country}),
    seen AS (
      INSERT INTO "KnownBrowser" (id, "userId", browser, system, country)
      VALUES (${uuid7()}::uuid, ${userId}::uuid, ${browser}, ${system}, ${place.country})
      ON CONFLICT ("userId", browser, system, country) DO UPDATE SET "seenAt" = now())
    SELECT NOT EXISTS (SELECT 1 FROM before
      WHERE "seenAt" > now() - ${KNOWN_BY_NAME} * interval '1 millisecond') AS "isNew"`
  return isNew
}
