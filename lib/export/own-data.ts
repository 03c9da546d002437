import 'server-only'
import config from '@/guildhall.config'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db, Prisma } from '@/lib/db'
import { BATCH } from '@/lib/export/write-list'
import { identifier } from '@/lib/kinds/identifier'
import { tableOf } from '@/lib/kinds/kind-tables'
import { pictureSizes } from '@/lib/pictures/make-picture'
import { readPicture } from '@/lib/pictures/queries'

/** A part of the file: rows of a table, without columns that are secret or about other people. */
interface Part {
  table: string
  /** Selects the rows about the person, as a condition on `t`. */
  where: (user: Who) => Prisma.Sql
  /** The unique column that orders its rows. */
  key?: 'id' | 'organizationId' | 'userId'
  hides?: string[]
}
type Who = Pick<SignedIn, 'id'>

const column = (name: string) => (user: Who) => Prisma.sql`t.${identifier(name)} = ${user.id}::uuid`

const addressesOf = ({ id }: Who) =>
  Prisma.sql`SELECT email FROM "UserAddress" WHERE "userId" = ${id}::uuid`

/** What Guildhall stores about a person. Resources belong to the organization and its archive. */
export const ownData = (): Record<string, Part> => ({
  account: {
    table: 'User',
    where: column('id'),
    hides: [
      ...['passwordHash', 'activationVersion', 'resetVersion', 'signInVersion'],
      ...['addressVersion', 'undoVersion', 'deviceVersion'],
    ],
  },
  addresses: { table: 'UserAddress', where: column('userId') },
  sign_in_providers: {
    table: 'Account',
    where: column('userId'),
    hides: ['access_token', 'refresh_token', 'id_token', 'session_state'],
  },
  sessions: { table: 'Session', where: column('userId'), hides: ['sessionToken'] },
  known_browsers: { table: 'KnownBrowser', where: column('userId') },
  authenticator: {
    table: 'Authenticator',
    where: column('userId'),
    key: 'userId',
    hides: ['secret', 'lastStep'],
  },
  passkeys: { table: 'Passkey', where: column('userId'), hides: ['publicKey'] },
  recovery_codes: { table: 'RecoveryCode', where: column('userId'), hides: ['hash'] },
  memberships: {
    table: 'OrganizationUser',
    where: column('userId'),
    hides: ['addedById', 'suspendedById'],
  },
  ...Object.fromEntries(
    Object.entries(config.kinds)
      .filter(([, { memberFields }]) => memberFields)
      .map(([kind]): [string, Part] => [
        `memberships_${kind.replaceAll('-', '_')}`,
        { table: tableOf(kind, 'memberFields'), where: column('userId'), key: 'organizationId' },
      ]),
  ),
  owned_organizations: {
    table: 'OrganizationOwner',
    where: column('userId'),
    key: 'organizationId',
  },
  ownership_offers: { table: 'OwnershipOffer', where: column('toId'), key: 'organizationId' },
  deleted_organizations: {
    table: 'DeletedOrganization',
    where: ({ id }) => Prisma.sql`${id}::uuid = ANY(t."memberIds")`,
    hides: ['memberIds', 'deletedByName'],
  },
  former_memberships: { table: 'FormerMember', where: column('userId'), key: 'organizationId' },
  invitations_received: {
    table: 'OrganizationInvitation',
    where: (user) => Prisma.sql`t."inviteeId" = ${user.id}::uuid
      OR (t."inviteeIdentifier" IN (${addressesOf(user)}) AND t.channel IS NULL)`,
    hides: ['guid', 'invitedById'],
  },
  invitations_sent: {
    table: 'OrganizationInvitation',
    where: column('invitedById'),
    hides: ['guid', 'inviteeId'],
  },
  domains: { table: 'OrganizationDomain', where: column('addedById'), hides: ['token'] },
  join_links: { table: 'JoinLink', where: column('createdById') },
  join_requests: {
    table: 'JoinRequest',
    where: column('userId'),
    hides: ['activationVersion'],
  },
  activity: {
    table: 'Event',
    where: ({ id }) => Prisma.sql`t."actorId" = ${id}::uuid OR t."targetId" = ${id}::uuid`,
  },
  emails: {
    table: 'Outbox',
    where: (user) => Prisma.sql`t.recipient IN (${addressesOf(user)})`,
    hides: ['payload', 'batchId', 'providerId', 'lastError'],
  },
})

/**
 * Writes everything about a person as one JSON object with a list per part, batch by batch, so that
 * memory use stays constant. The first chunk contains the account: if it cannot be read, the request
 * fails before anything is sent.
 */
export async function* writeOwnData(user: Who): AsyncGenerator<string, void> {
  let opening = `{\n"picture": [${await pictureOf(user)}],`
  for (const [name, part] of Object.entries(ownData())) {
    let after: string | null = null
    opening += `\n${JSON.stringify(name)}: [`
    do {
      const rows: Row[] = await readBatch(user, part, after)
      yield opening + rows.map(({ text }) => `\n${text}`).join(',')
      after = rows.length === BATCH ? rows[BATCH - 1]!.key : null
      opening = ','
    } while (after)
    opening = '],'
  }
  yield ']\n}\n'
}

/** The person's picture in its largest size, as text; empty when there is none. */
async function pictureOf({ id }: Who): Promise<string> {
  const user = await db.user.findUnique({ where: { id }, select: { picture: true } })
  const bytes = user?.picture && (await readPicture(user.picture, pictureSizes[0]))
  return bytes
    ? JSON.stringify({ type: 'image/webp', base64: Buffer.from(bytes).toString('base64') })
    : ''
}

interface Row {
  key: string
  text: string
}

function readBatch(user: Who, part: Part, after: string | null) {
  const { table, where, key = 'id', hides = [] } = part
  const ordered = Prisma.sql`t.${identifier(key)}`
  return db.$queryRaw<Row[]>`
    SELECT ${ordered} AS key, (to_jsonb(t) - ${hides}::text[] || coalesce((
      SELECT jsonb_build_object('organization', o.name) FROM "Organization" o
      WHERE o.id = (to_jsonb(t) ->> 'organizationId')::uuid), '{}'))::text AS text
    FROM ${identifier(table)} t
    WHERE (${where(user)}) AND (${after}::uuid IS NULL OR ${ordered} > ${after}::uuid)
    ORDER BY ${ordered} LIMIT ${BATCH}`
}
