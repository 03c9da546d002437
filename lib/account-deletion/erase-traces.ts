import 'server-only'
import type { Person } from '@/lib/accounts/person'
import { shownInvitee } from '@/lib/backends/choose-backend'
import { Prisma, type Tx } from '@/lib/db'
import type { EventType } from '@/lib/events/vocabulary'

/** A person's names and contact details (addresses, phone numbers), current and former. */
interface Traces {
  names: string[]
  addresses: string[]
}

/** In these events a text can be a person's name. In others a role or a title may look the same. */
const naming: EventType[] = [
  'user.emailAdded',
  'user.emailChanged',
  'user.emailRemoved',
  'user.profileChanged',
  'user.edited',
  'owner.changed',
  'member.handedOver',
]

/** The fields of queued emails with a person's name. */
const nameKeys = ['by', 'other', 'admin', 'member', 'reason']

/**
 * Reads what identifies a person, before their row is deleted. A name that looks like an address is one only
 * if it was theirs: anybody could choose somebody else's as a name.
 */
export async function readTraces(tx: Tx, { id, name, email }: Person): Promise<Traces> {
  const rows = await tx.$queryRaw<{ word: string; isAddress: boolean }[]>`
    SELECT word, bool_or("isAddress") AS "isAddress" FROM (
      SELECT "actorName" AS word, false AS "isAddress" FROM "Event" WHERE "actorId" = ${id}::uuid
      UNION SELECT email, true FROM "UserAddress" WHERE "userId" = ${id}::uuid
      UNION SELECT "targetName", false FROM "Event" WHERE "targetId" = ${id}::uuid
      UNION SELECT word, false FROM "Event", unnest(ARRAY[data->>'from', data->>'to']) word
        WHERE "actorId" = ${id}::uuid AND type = 'user.profileChanged'
      UNION SELECT word, true FROM "Event", jsonb_each_text(data) AS told(key, word)
        WHERE "actorId" = ${id}::uuid AND word LIKE '%@%'
          AND type IN ('user.emailAdded', 'user.emailChanged', 'user.emailRemoved')
      UNION SELECT word, true FROM "Event", unnest(ARRAY[data#>>'{from,email}',
          data#>>'{to,email}']) word
        WHERE "targetId" = ${id}::uuid AND type = 'user.edited'
      UNION SELECT word, false FROM "Event", unnest(ARRAY[data#>>'{from,name}',
          data#>>'{to,name}']) word
        WHERE "targetId" = ${id}::uuid AND type = 'user.edited'
      UNION SELECT "inviteeIdentifier", true FROM "OrganizationInvitation"
        WHERE "inviteeId" = ${id}::uuid AND channel IS NULL) AS found
    WHERE word <> '' GROUP BY word`
  const invited = await tx.organizationInvitation.findMany({
    where: { inviteeId: id, channel: { not: null } },
    select: { inviteeIdentifier: true, channel: true },
  })
  const identifiers = invited.flatMap((by) => [by.inviteeIdentifier, shownInvitee(by)])
  const proven = rows.filter(({ isAddress }) => isAddress).map(({ word }) => word)
  // An address that they gave up may be somebody else's by now: only in what they did is it theirs.
  const others = await tx.userAddress.findMany({
    where: { email: { in: proven }, userId: { not: id } },
    select: { email: true },
  })
  const given = proven.filter((word) => !others.some((other) => other.email === word))
  const addresses = new Set([...identifiers, ...given, email])
  const words = new Set([...rows.map(({ word }) => word), name ?? email])
  return {
    names: [...words].filter((word) => !addresses.has(word)),
    addresses: [...addresses],
  }
}

/**
 * Removes personal data from the invitations that the person sent and received. Pending ones to them
 * are revoked, because the address may belong to someone else from then on. `modifiedAt` stays: it says
 * when one was accepted.
 */
export async function eraseInvitations(tx: Tx, userId: string, { addresses }: Traces) {
  const nobody = `deleted-person-${userId.slice(-4)}@deleted.invalid`
  await tx.$executeRaw`
    UPDATE "OrganizationInvitation" SET "inviteeIdentifier" = ${nobody}, channel = NULL, email = NULL,
      message = NULL, "memberFields" = NULL,
      status = CASE WHEN status = 'pending' THEN 'revoked' ELSE status END
    WHERE "inviteeId" = ${userId}::uuid OR "inviteeIdentifier" = ANY(${addresses})
      OR email = ANY(${addresses})`
  await tx.$executeRaw`
    UPDATE "OrganizationInvitation" SET message = NULL WHERE "invitedById" = ${userId}::uuid`
}

/** Replaces the person in the audit log, once their row is deleted. */
export async function eraseMentions(tx: Tx, userId: string, traces: Traces) {
  const pseudonym = pseudonymOf(userId)
  await tx.$queryRaw`SELECT set_config('guildhall.deleted_user', ${userId}, true)`
  await renameInEvents(tx, userId, pseudonym)
  await eraseInEvents(tx, userId, traces)
  await tx.$executeRaw`
    UPDATE "DeletedOrganization" SET "deletedByName" = ${pseudonym} WHERE id IN (
      SELECT "organizationId" FROM "Event"
      WHERE "actorId" = ${userId}::uuid AND type = 'organization.deleted')`
  await tx.verificationToken.deleteMany({ where: { identifier: { in: traces.addresses } } })
  await tx.mailPace.updateMany({
    where: { OR: traces.addresses.map((address) => ({ detail: { contains: address } })) },
    data: { detail: null },
  })
}

const AT_A_TIME = 5_000

/** Replaces their name next to their id, in batches that do not take too long. */
async function renameInEvents(tx: Tx, userId: string, pseudonym: string) {
  const isActor = Prisma.sql`"actorId" = ${userId}::uuid AND "actorName" <> ${pseudonym}`
  const isTarget = Prisma.sql`"targetId" = ${userId}::uuid AND "targetName" <> ${pseudonym}`
  for (let changed = AT_A_TIME; changed === AT_A_TIME;)
    changed = await tx.$executeRaw`
      UPDATE "Event" SET
        "actorName" = CASE WHEN ${isActor} THEN ${pseudonym} ELSE "actorName" END,
        "targetName" = CASE WHEN ${isTarget} THEN ${pseudonym} ELSE "targetName" END
      WHERE id IN (SELECT id FROM "Event" WHERE ${isActor}
        UNION SELECT id FROM "Event" WHERE ${isTarget} LIMIT ${AT_A_TIME})`
}

interface EventRow {
  id: string
  type: string
  targetId: string | null
  data: Prisma.JsonObject
}

/** Replaces their names and addresses in the data of events, and their kind fields. */
async function eraseInEvents(tx: Tx, userId: string, traces: Traces) {
  const id = Prisma.sql`${userId}::uuid`
  const holdsWord = Prisma.sql`data::text ILIKE ANY(${patterns(traces)})`
  const about = await tx.$queryRaw<EventRow[]>`
    SELECT id, type, "targetId", data FROM "Event" e WHERE id IN (
      SELECT id FROM "Event" WHERE "actorId" = ${id} AND ${holdsWord}
      UNION SELECT id FROM "Event"
        WHERE "targetId" = ${id} AND (${holdsWord} OR type = 'member.updated')
      UNION SELECT id FROM "Event" WHERE data->>'address' = ANY(${traces.addresses})
      UNION SELECT e.id FROM "Event" e
        WHERE split_part(e.type, '.', 1) IN ('owner', 'member') AND e.type = ANY(${naming})
          AND ${holdsWord} AND e."organizationId" IN (
            SELECT "organizationId" FROM "Event" WHERE "actorId" = ${id}
            UNION SELECT "organizationId" FROM "Event" WHERE "targetId" = ${id}))`
  const changed = about.map((event) => ({
    id: event.id,
    data: withPseudonym(event.data, userId, wordOf(event, userId, traces)),
  }))
  await tx.$executeRaw`
    UPDATE "Event" e SET data = changed.data
    FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS changed(id uuid, data jsonb)
    WHERE e.id = changed.id`
}

/** Deletes emails to them, and replaces their name in emails to others. */
export async function eraseInOutbox(tx: Tx, userId: string, traces: Traces) {
  await tx.$executeRaw`
    DELETE FROM "Outbox"
    WHERE recipient = ANY(${traces.addresses}) OR payload->>'userId' = ${userId}`
  const found = await tx.$queryRaw<{ id: string; payload: Prisma.JsonObject }[]>`
    SELECT id, payload FROM "Outbox" WHERE payload::text ILIKE ANY(${patterns(traces)})`
  const changed = found.map(({ id, payload }) => ({
    id,
    payload: withPseudonym(payload, userId, (text, key) =>
      nameKeys.includes(key) ? isNamed(traces, text, key) : isAddressed(traces, text),
    ),
  }))
  await tx.$executeRaw`
    UPDATE "Outbox" m SET payload = changed.payload
    FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS changed(id uuid, payload jsonb)
    WHERE m.id = changed.id`
}

const patterns = ({ names, addresses }: Traces) =>
  [...names, ...addresses].map(
    (word) =>
      `%${JSON.stringify(word)
        .slice(1, -1)
        .replace(/[\\%_]/g, '\\$&')}%`,
  )

type IsWord = (text: string, key: string) => boolean

/** Returns which texts of an event are about them. */
const wordOf =
  ({ type, targetId }: EventRow, userId: string, traces: Traces): IsWord =>
  (text, key) =>
    (type === 'member.updated' && targetId === userId) ||
    ((naming as string[]).includes(type) ? isNamed(traces, text, key) : isAddressed(traces, text))

const isAddressed = ({ addresses }: Traces, text: string) =>
  addresses.some((address) =>
    address.includes('@') ? within(address).test(text) : text === address,
  )

/** Finds an address in a text, but not as the end or the beginning of a longer one. */
const within = (address: string) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}.+_-])${address.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')}(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])`,
    'iu',
  )

/** A name by itself, or within a reason given by staff. */
const isNamed = (traces: Traces, text: string, key: string) =>
  isAddressed(traces, text) ||
  traces.names.some((name) => (key === 'reason' ? text.includes(name) : text === name))

/** Returns the document with each matching text replaced by the pseudonym. */
function withPseudonym(data: Prisma.JsonObject, userId: string, isWord: IsWord) {
  const text = JSON.stringify(data, (key, value: unknown) =>
    typeof value === 'string' && isWord(value, key) ? pseudonymOf(userId) : value,
  )
  return JSON.parse(text) as Prisma.InputJsonObject
}

/** The name of a deleted person in the audit log. The database computes the same (event_is_final). */
export const pseudonymOf = (userId: string) => `Deleted person ${userId.slice(-4)}`
