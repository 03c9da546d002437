import 'server-only'
import { days } from '@/lib/config/define-guildhall'
import { hasRunOut, isGenuine, makeToken, parseLinkToken, parseToken } from '@/lib/access/tokens'
import config from '@/guildhall.config'
import { db, type Prisma, type Tx } from '@/lib/db'
import { userAgentFromString } from 'next/server'
import type { Person } from '@/lib/accounts/person'
import { record } from '@/lib/events/record'
import { NOWHERE, type Place } from '@/lib/ops/client-place'
import { uuid7 } from '@/lib/database/uuid'

/** How long a browser is known after a sign-in, in milliseconds. */
export const DEVICE_LIFETIME = days(180)

/** The columns that the token of a browser depends on. */
export const deviceColumns = { id: true, email: true, deviceVersion: true } as const
type DeviceState = Prisma.UserGetPayload<{ select: typeof deviceColumns }>

const stateOf = ({ email, deviceVersion }: DeviceState) => JSON.stringify([email, deviceVersion])

/** Creates the token stored in a browser after a sign-in. It signs nobody in: see knownDevice. */
export const deviceToken = (user: DeviceState) => makeToken('device', user.id, stateOf(user))

/**
 * Says which browser this is, if it has signed in to this account before and was not forgotten since.
 * Its wrong passwords are counted separately, so that nobody who guesses passwords can lock the person
 * out.
 * @param whose the account, by its id or an address
 * @returns an id of the browser for counters, made of what its token says and not of how it is written
 */
export async function knownDevice(
  client: Tx | typeof db,
  token: string | undefined,
  whose: Prisma.UserWhereInput,
): Promise<string | null> {
  const parsed = token ? parseToken(token) : null
  if (!parsed || hasRunOut(parsed, DEVICE_LIFETIME)) return null
  const { subject: id, issuedAt } = parsed
  const user = await client.user.findFirst({
    where: { AND: [{ id }, whose] },
    select: deviceColumns,
  })
  return user && isGenuine(parsed, 'device', stateOf(user)) ? `${id} ${issuedAt.getTime()}` : null
}

/**
 * Makes every browser new to a person: whoever was in their account is reported at the next sign-in,
 * whatever cookie they have kept. Locks the person's row.
 * @returns a token for the browser that the person is using, which stays known
 */
export async function forgetBrowsers(tx: Tx, id: string): Promise<string> {
  const user = await tx.user.update({
    where: { id },
    data: { deviceVersion: { increment: 1 } },
    select: deviceColumns,
  })
  await tx.knownBrowser.deleteMany({ where: { userId: id } })
  return deviceToken(user)
}

/** Returns the path of the emailed link that signs a device out. */
export const deviceLink = ({ id, userId }: { id: string; userId: string }) =>
  `/sign-out/${makeToken('end-session', id, userId)}`

/** Finds the session that such a link ends; null if the link is invalid, for example incomplete. */
export async function readDeviceLink(token: string) {
  const parsed = parseLinkToken(token)
  if (!parsed) return null
  const session = await db.session.findUnique({
    where: { id: parsed.subject },
    select: { id: true, userId: true, userAgent: true, city: true, country: true, createdAt: true },
  })
  if (!session) return 'ended'
  const isGood =
    isGenuine(parsed, 'end-session', session.userId) && !hasRunOut(parsed, config.lifetimes.session)
  return isGood ? session : null
}

/** Returns the names of a browser and its system, without versions; empty if unknown. */
export function browserOf(userAgent: string | null): { browser: string; system: string } {
  const { browser, os } = userAgentFromString(userAgent ?? undefined)
  return { browser: browser.name ?? '', system: os.name ?? '' }
}

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
  if (await knownDevice(tx, from.device, { id: person.id })) return
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

/**
 * Whether a browser without a device token (devices.ts) is new to the person: none with that name,
 * system and country has signed in without a token for a month. A browser that clears its cookies is
 * therefore new once, and someone else's with the same name is not known for long. Records it. The
 * caller holds the person's row: of two concurrent calls, one is new.
 */
export async function isNewBrowser(
  tx: Tx,
  { userId, userAgent, place }: { userId: string; userAgent: string | null; place: Place },
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
