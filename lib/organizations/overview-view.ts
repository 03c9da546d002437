import 'server-only'
import { hasAccessSql } from '@/lib/access/membership-access'
import type { OrgContext } from '@/lib/access/org-context'
import { resources } from '@/lib/access/resources'
import { can, OWNER_ROLE } from '@/lib/access/roles'
import { shownInvitee } from '@/lib/backends/choose-backend'
import { Prisma, queryPlanned } from '@/lib/db'
import type { EventRow } from '@/lib/events/queries'
import { openInvitation } from '@/lib/invitations/is-open'
import type { FieldValues } from '@/lib/kinds/form-of'
import { identifier } from '@/lib/kinds/identifier'
import { onlyOwnRows } from '@/lib/kinds/only-own-rows'
import { fieldsIn, fieldsSql } from '@/lib/kinds/kind-tables'

/** What the organization's overview page shows. */
export interface Overview {
  /** The kind's fields. */
  fields: FieldValues
  memberCount: number
  adminCount: number
  pendingCount: number
  /** The newest members and open invitations, and the latest events, for viewers who may see them. */
  newest: NewMember[]
  invitations: OpenInvitation[]
  events: EventRow[]
  /** Whether an admin has hidden the setup checklist, what is done, and the resources that have a row. */
  firstSteps: { hidden: boolean; invited: boolean; begun: string[] }
  /** Whether the owner offers the organization to the viewer. */
  isOffered: boolean
}

export interface NewMember {
  userId: string
  name: string
  picture: string | null
  role: string
  isOwner: boolean
  joinedAt: Date
}

export interface OpenInvitation {
  id: string
  email: string
  role: string
  expiresAt: Date
}

type Invitee = Parameters<typeof shownInvitee>[0]

/** As in PostgreSQL's JSON. */
type Stored<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] }

interface Row extends Omit<
  Overview,
  'fields' | 'newest' | 'invitations' | 'events' | 'firstSteps'
> {
  fields: FieldValues | null
  newest: Stored<NewMember>[]
  invitations: (Omit<Stored<OpenInvitation>, 'email'> & Invitee)[]
  events: Stored<EventRow>[]
  hidden: boolean
  invited: boolean
  begun: string[]
}

/** Reads everything in one statement: a page may take four, including those of its frame. */
export async function readOverview({ organization, actor }: OrgContext): Promise<Overview> {
  const { kind } = organization
  const id = Prisma.sql`${organization.id}::uuid`
  const [row] = await onlyOwnRows(organization, 'fields', () =>
    queryPlanned<[Row]>(Prisma.sql`
    SELECT ${fieldsSql(kind, id)} AS fields,
      (SELECT count(*)::int FROM "OrganizationUser" WHERE "organizationId" = ${id}) AS "memberCount",
      (SELECT count(*)::int FROM "OrganizationUser" m
        WHERE "organizationId" = ${id} AND role = ${OWNER_ROLE}
          AND ${hasAccessSql('m')}) AS "adminCount",
      (SELECT count(*)::int FROM "OrganizationInvitation"
        WHERE "organizationId" = ${id} AND ${openInvitation}) AS "pendingCount",
      ${can(actor, 'member.list') ? asList(newest(id)) : none} AS newest,
      ${can(actor, 'invitation.manage') ? asList(invitations(id)) : none} AS invitations,
      ${can(actor, 'activity.read') ? asList(events(id)) : none} AS events,
      o."firstStepsHiddenAt" IS NOT NULL AS hidden,
      EXISTS (SELECT 1 FROM "OrganizationInvitation" WHERE "organizationId" = ${id}) AS invited,
      ${begunAmong(id)} AS begun,
      EXISTS (SELECT 1 FROM "OwnershipOffer" WHERE "organizationId" = ${id}
        AND "toId" = ${actor.userId}::uuid AND "expiresAt" > now()) AS "isOffered"
    FROM "Organization" o WHERE o.id = ${id}`),
  )
  const { fields, hidden, invited, begun, ...rest } = row
  return {
    ...rest,
    fields: fieldsIn(kind, 'fields', fields),
    newest: row.newest.map((member) => ({ ...member, joinedAt: new Date(member.joinedAt) })),
    invitations: row.invitations.map(({ inviteeIdentifier, channel, ...each }) => ({
      ...each,
      email: shownInvitee({ channel, inviteeIdentifier }),
      expiresAt: new Date(each.expiresAt),
    })),
    events: row.events.map((event) => ({ ...event, createdAt: new Date(event.createdAt) })),
    firstSteps: { hidden, invited: invited || row.memberCount > 1, begun },
  }
}

const asList = (rows: Prisma.Sql) =>
  Prisma.sql`coalesce((SELECT jsonb_agg(n) FROM (${rows}) n), '[]')`
const none = Prisma.sql`'[]'::jsonb`

/** Returns the names of the resources that have a row. */
function begunAmong(id: Prisma.Sql) {
  const names = resources().map(([name, { firstStep }]) =>
    firstStep
      ? Prisma.sql`CASE WHEN EXISTS (SELECT 1 FROM ${identifier(firstStep.table)}
          WHERE "organizationId" = ${id}) THEN ${name} END`
      : Prisma.sql`NULL`,
  )
  return Prisma.sql`array_remove(ARRAY[${Prisma.join([...names, Prisma.sql`NULL`])}]::text[], NULL)`
}

const newest = (id: Prisma.Sql) => Prisma.sql`
  SELECT u.id AS "userId", coalesce(nullif(u.name, ''), u.email) AS name, u.picture, m.role,
    (w."userId" IS NOT NULL) AS "isOwner", m."createdAt" AS "joinedAt"
  FROM "OrganizationUser" m JOIN "User" u ON u.id = m."userId"
  LEFT JOIN "OrganizationOwner" w ON w."organizationId" = m."organizationId" AND w."userId" = m."userId"
  WHERE m."organizationId" = ${id} AND ${hasAccessSql('m')} ORDER BY m.id DESC LIMIT 6`

const invitations = (id: Prisma.Sql) => Prisma.sql`
  SELECT i.id, i."inviteeIdentifier", i.channel, i.role, i."expiresAt"
  FROM "OrganizationInvitation" i
  WHERE i."organizationId" = ${id} AND ${openInvitation}
  ORDER BY i.id DESC LIMIT 4`

// Names as they were at the time, current pictures: the audit log stores no pictures.
const events = (id: Prisma.Sql) => Prisma.sql`
  SELECT e.id, e.type, e."actorId", e."actorName", a.picture AS "actorPicture", e."asStaff",
    e."targetId", e."targetName", t.picture AS "targetPicture", e.data, e."createdAt",
    EXISTS (SELECT 1 FROM "OrganizationUser" m
      WHERE m."organizationId" = ${id} AND m."userId" = e."actorId") AS "actorIsMember",
    EXISTS (SELECT 1 FROM "OrganizationUser" m
      WHERE m."organizationId" = ${id} AND m."userId" = e."targetId") AS "targetIsMember"
  FROM "Event" e LEFT JOIN "User" a ON a.id = e."actorId"
  LEFT JOIN "User" t ON t.id = e."targetId"
  WHERE e."organizationId" = ${id} ORDER BY e."createdAt" DESC, e.id DESC LIMIT 6`
