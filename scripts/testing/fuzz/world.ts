import { randomUUID } from 'node:crypto'
import { addressLink, addressSelect } from '@/lib/accounts/address/address-token'
import { userToken } from '@/lib/accounts/sign-in/user-token'
import { hashPassword } from '@/lib/accounts/passwords/passwords'
import { db, pool } from '@/lib/db'
import { copiedToken } from '@/lib/invitations/invitation-token'
import { joinLinkToken } from '@/lib/join-links/find-join-link'
import { acme, member, person, type Person } from '@/lib/testing/people'
import { tokenOf } from '@/lib/testing/invite'

/**
 * The roles that send requests. All except the stranger, the staff and the signed-out visitor belong to
 * Acme.
 */
export const roles = [
  'signed out',
  'stranger',
  'member',
  'suspended',
  'admin',
  'owner',
  'staff',
] as const
export type Role = (typeof roles)[number]

/** Marks in texts: Zenith's, what only Acme's admins see, and what nobody sees. */
const marks = { zenith: 'xqzenith', admins: 'xqadmins', nobody: 'xqnobody' } as const

/** A valid token, and the actions it is for: anyone who has it may use them. */
interface Link {
  token: string
  path: string
  opens: string[]
}

export type World = Awaited<ReturnType<typeof makeWorld>>
export type Org = World['acme']

/**
 * Creates Acme, whose members are the roles, and Zenith, with a row in every table of organizations;
 * all of Zenith's texts, and those of Acme that not everyone may see, carry a mark.
 */
export async function makeWorld() {
  const { other, olive, adam, mia, max, zoe, ...own } = await acme()
  const [suspended, stranger, sam, hidden] = [
    await member(own.id, 'Suspended'),
    await person('Stranger'),
    await person('Sam'),
    await member(other.id, 'Hidden'),
  ]
  const home = { id: randomUUID(), name: 'Home', slug: 'fuzz-home' }
  await db.$transaction([
    db.organization.create({ data: home }),
    db.organizationUser.create({
      data: { organizationId: home.id, userId: stranger.id, role: 'admin' },
    }),
    db.organizationOwner.create({ data: { organizationId: home.id, userId: stranger.id } }),
    db.user.update({ where: { id: sam.id }, data: { isSuperuser: true } }),
    db.organizationUser.updateMany({
      where: { userId: suspended.id },
      data: { suspendedAt: new Date() },
    }),
    // Their names belong to Zenith only; an address is known to anyone who types it into a form.
    db.user.update({ where: { id: zoe.id }, data: { name: `${marks.zenith} Zoe` } }),
    db.user.update({
      where: { id: hidden.id },
      data: { name: `${marks.zenith} Hidden`, email: `${marks.zenith}.hidden@zenith.test` },
    }),
    db.organization.update({ where: { id: other.id }, data: { name: `${marks.zenith} Zenith` } }),
  ])
  // One hash for all, which no response may contain either.
  const passwordHash = await hashPassword('fuzz horse battery staple nine')
  await db.user.updateMany({ data: { passwordHash } })
  const orgs = {
    acme: await furnish(own, { owner: olive, other: max }, marks.admins),
    zenith: await furnish(other, { owner: zoe, other: hidden }, marks.zenith),
  }
  // A sign-in that stays recent for the whole run.
  await pool().query(`UPDATE "Session" SET "provedAt" = now() + interval '3 hours'`)
  const { rows: secrets } = await pool().query<{ secret: string }>(
    `SELECT "sessionToken" AS secret FROM "Session" UNION SELECT token FROM "OrganizationDomain" WHERE "organizationId" <> '${own.id}'`,
  )
  return {
    ...orgs,
    people: {
      'signed out': null,
      ...{ stranger, member: mia, suspended, admin: adam, owner: olive, staff: sam },
    } satisfies Record<Role, Person | null>,
    secrets: ['argon2id', marks.nobody, ...secrets.map(({ secret }) => secret)],
  }
}

/** Returns what this role must not read in any response. Staff may see everything. */
export function forbiddenTexts({ secrets }: World, role: Role): string[] {
  if (role === 'staff') return secrets
  const seesAll = role === 'admin' || role === 'owner'
  return [...secrets, marks.zenith, ...(seesAll ? [] : [marks.admins])]
}

interface People {
  owner: Person
  other: Person
}

async function furnish(org: { id: string; slug: string; name: string }, of: People, mark: string) {
  const { id, slug } = org
  const [gone, applicant] = [await person('Gone'), await person('Applicant')]
  await db.user.updateMany({
    where: { id: { in: [gone.id, applicant.id] } },
    data: { name: `${mark} Former` },
  })
  const former = `${slug}-former`
  await db.organizationSlug.create({ data: { slug: former, organizationId: id } })
  const deleted = await deletedOrganization(slug, of, mark)
  const invitation = await db.organizationInvitation.create({
    data: {
      organizationId: id,
      inviteeIdentifier: `${mark}.invited@new.test`,
      invitedById: of.owner.id,
      message: `${mark} message`,
      expiresAt: inDays(7),
    },
  })
  const joinLink = await db.joinLink.create({
    data: { organizationId: id, label: `${mark} label`, createdById: of.owner.id },
  })
  await db.account.create({
    data: {
      ...{ userId: of.owner.id, type: 'oauth', provider: 'fuzz', providerAccountId: slug },
      ...{ refresh_token: marks.nobody, access_token: marks.nobody, id_token: marks.nobody },
    },
  })
  const mail = await db.outbox.create({
    data: {
      ...{ template: 'invitation', recipient: `${mark}.outbox@new.test`, status: 'sent' },
      payload: { invitationId: invitation.id },
    },
  })
  await fillTables('organizationId', id, mark, {
    FormerMember: { userId: gone.id, wasRemoved: true, endedAt: new Date() },
    JoinRequest: { userId: applicant.id, joinLinkId: joinLink.id, domain: null },
    OrganizationDomain: { domain: `${mark}.test`, verifiedAt: new Date(), policy: 'join' },
    OwnershipOffer: { toId: of.other.id, expiresAt: inDays(7) },
    Event: {
      ...{ type: 'member.removed', actorId: of.owner.id, actorName: `${mark} actor` },
      ...{ targetId: gone.id, targetName: `${mark} target`, requestId: null, source: null },
    },
    Product: { createdById: of.owner.id },
    any: { userId: of.other.id },
  })
  // Acme's people stay able to prove who they are.
  if (mark === marks.zenith)
    await fillTables('userId', of.owner.id, mark, {
      UserAddress: { email: `${mark}.second@zenith.test` },
    })
  return {
    ...org,
    former,
    people: [of.owner, of.other] as const,
    ids: { ...(await idsOf(id, of)), mail: [mail.id], deleted: [deleted] } as Ids,
    links: await linksOf(of, invitation, joinLink),
  }
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)

async function deletedOrganization(slug: string, { owner }: People, mark: string) {
  const { id } = await db.deletedOrganization.create({
    data: {
      ...{ id: randomUUID(), kind: 'organization', name: `${mark} deleted` },
      ...{ memberIds: [owner.id], deletedByName: `${mark} deleter`, endsAt: inDays(7) },
    },
  })
  await db.deletedSlug.create({ data: { slug: `${slug}-deleted`, deletedId: id } })
  return id
}

/** What a row belongs to: an organization, or else a person. */
type Key = 'organizationId' | 'userId'

const tablesOf = (key: Key) =>
  `SELECT table_name FROM information_schema.columns
   WHERE table_schema = 'public' AND column_name IN ('organizationId', 'userId')
   GROUP BY table_name HAVING min(column_name) = '${key}'`

/** A row in every further table of these: one that is added tomorrow has one as well. */
async function fillTables(
  key: Key,
  id: string,
  mark: string,
  known: Record<string, Record<string, unknown>>,
) {
  const { rows: columns } = await pool().query<Column>(
    `SELECT c.table_name AS table, c.column_name AS name, c.data_type AS type, c.is_nullable = 'YES' AS "isNullable",
       c.column_default IS NOT NULL AS "hasDefault",
       (SELECT e.enumlabel FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
         WHERE t.typname = c.udt_name ORDER BY e.enumsortorder LIMIT 1) AS label
     FROM information_schema.columns c
     WHERE c.table_schema = 'public' AND c.table_name IN (${tablesOf(key)})`,
  )
  for (const table of new Set(columns.map((column) => column.table))) {
    const all = columns.filter((column) => column.table === table)
    const found = await pool().query(`SELECT 1 FROM "${table}" WHERE "${key}" = $1`, [id])
    if (found.rowCount) continue
    const row = Object.entries({
      ...Object.fromEntries(all.flatMap((column) => valueOf(column, mark))),
      ...(all.some(({ name }) => name === 'userId') && known.any),
      ...known[table],
      [key]: id,
    })
    await pool().query(
      `SET session_replication_role = replica;
       INSERT INTO "${table}" (${row.map(([name]) => `"${name}"`).join(', ')})
       SELECT ${row.map(([name]) => `"${name}"`).join(', ')}
       FROM jsonb_populate_record(NULL::"${table}", ${literal(Object.fromEntries(row))});
       SET session_replication_role = DEFAULT`,
    )
  }
}

interface Column {
  table: string
  name: string
  type: string
  isNullable: boolean
  hasDefault: boolean
  label: string | null
}

function valueOf(column: Column, mark: string): [string, unknown][] {
  const { name, type, isNullable, hasDefault, label } = column
  const isWord = /^(role|kind|locale|channel|joinedVia|source)$/.test(name)
  if (type === 'text' && !isWord) return [[name, `${mark} ${name}`]]
  if (name === 'id') return [[name, randomUUID()]]
  if (/^(created|modified)At$/.test(name)) return [[name, new Date()]]
  if (label) return [[name, label === 'unproven' ? 'pending' : label]]
  if (name === 'role') return [[name, 'member']]
  if (name === 'kind') return [[name, 'vendor']]
  if (hasDefault && type === 'boolean') return [[name, false]]
  if (hasDefault && /json/.test(type)) return [[name, {}]]
  if (hasDefault && type === 'integer') return [[name, 1]]
  if (isNullable) return []
  if (type === 'uuid') return [[name, randomUUID()]]
  if (/time|date/.test(type)) return [[name, new Date()]]
  if (type === 'boolean') return [[name, false]]
  if (/json/.test(type)) return [[name, { note: mark }]]
  if (type === 'ARRAY') return [[name, []]]
  if (type === 'bytea') return [[name, '\\x00']]
  return [[name, 1]]
}

const literal = (value: object) => `'${JSON.stringify(value).replaceAll("'", "''")}'::jsonb`

/** The ids of an organization's rows by table, including its email and a deleted one. */
type Ids = Record<string, string[]>

async function idsOf(organizationId: string, { owner, other }: People) {
  const ids: Ids = {}
  for (const [key, id] of [
    ['userId', owner.id],
    ['organizationId', organizationId],
  ] as const) {
    const { rows: tables } = await pool().query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name = 'id' AND table_name IN (${tablesOf(key)})`,
    )
    for (const { name } of tables) {
      const sql = `SELECT id FROM "${name}" WHERE "${key}" = $1`
      ids[name] = (await pool().query<{ id: string }>(sql, [id])).rows.map((row) => row.id)
    }
  }
  return {
    ...ids,
    Organization: [organizationId],
    User: [owner.id, other.id],
    Session: [owner.sessionId, other.sessionId],
  }
}

/** Valid links, each with what it is for; nothing else may accept them. */
async function linksOf(
  { owner, other }: People,
  invitation: Parameters<typeof copiedToken>[0] & { id: string },
  joinLink: Parameters<typeof joinLinkToken>[0],
): Promise<Link[]> {
  const user = await db.user.findUniqueOrThrow({ where: { id: other.id } })
  const address = await db.user.findUniqueOrThrow({
    where: { id: owner.id },
    select: addressSelect,
  })
  const change = new URL(addressLink('change-address', address, 'moved@new.test'), 'http://x')
  const invited = [
    'acceptInvitationAction',
    'declineInvitationAction',
    'joinByInvitationAction',
    'mailProofAction',
    'nameAddressAction',
    'askForRenewalAction',
  ]
  return [
    { token: await tokenOf(invitation.id), path: 'invitations', opens: invited },
    { token: copiedToken(invitation), path: 'invitations', opens: invited },
    {
      token: joinLinkToken(joinLink),
      path: 'join',
      opens: ['joinByLinkAction', 'registerToJoinAction'],
    },
    {
      token: userToken('reset', user as never),
      path: 'reset-password',
      opens: ['resetPasswordAction'],
    },
    { token: userToken('sign-in', user as never), path: 'login', opens: ['signInByLinkAction'] },
    {
      token: change.pathname.split('/').at(-1)!,
      path: 'change-email',
      opens: ['changeAddressAction', 'undoAddressAction'],
    },
  ]
}
