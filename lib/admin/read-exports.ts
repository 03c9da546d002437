import 'server-only'
import {
  anyInvitationFilters,
  invitationSorts,
  listAnyInvitations,
} from '@/lib/admin/read-invitations'
import { readListQuery, type Choices, type ListQuery } from '@/lib/lists/read-list-query'
import { listMemberships, membershipFilters, membershipSorts } from '@/lib/admin/read-memberships'
import {
  listOrganizations,
  organizationFilters,
  organizationSorts,
} from '@/lib/admin/read-organizations'
import { listOutbox, outboxFilters, outboxSorts } from '@/lib/admin/read-outbox'
import { listOwners, ownerFilters, ownerSorts } from '@/lib/admin/read-owners'
import { listPeople, peopleFilters, peopleSorts } from '@/lib/admin/read-people'
import { writeList, type ExportedList, type FileFormat } from '@/lib/export/write-list'

const list =
  <S extends string, C extends Choices, Row>(
    sorts: Record<S, unknown>,
    filters: () => C,
    read: (query: ListQuery<S, C>) => ReturnType<ExportedList<Row>['read']>,
    columns: ExportedList<Row>['columns'],
  ) =>
  (params: Record<string, string>) => {
    const query = readListQuery(params, { sorts, filters: filters() })
    return (format: FileFormat) =>
      writeList(format, { columns, read: (batch) => read({ ...query, ...batch }) })
  }

const lists = {
  people: list(peopleSorts, () => peopleFilters, listPeople, {
    name: 'name',
    email: 'email',
    status: 'state',
    staff: 'isStaff',
    organizations: 'organizations',
    last_sign_in: 'lastSignInAt',
    created: 'createdAt',
  }),
  organizations: list(organizationSorts, organizationFilters, listOrganizations, {
    name: 'organization',
    slug: 'slug',
    kind: 'kind',
    status: 'state',
    owner: 'ownerName',
    members: 'members',
    created: 'createdAt',
  }),
  owners: list(ownerSorts, ownerFilters, listOwners, {
    organization: 'organization',
    slug: 'slug',
    name: 'name',
    email: 'email',
    status: 'state',
    since: 'since',
  }),
  memberships: list(membershipSorts, membershipFilters, listMemberships, {
    name: 'name',
    email: 'email',
    organization: 'organization',
    slug: 'slug',
    role: 'role',
    owner: 'isOwner',
    joined: 'joinedAt',
    suspended: 'suspendedAt',
  }),
  invitations: list(invitationSorts, anyInvitationFilters, (query) => listAnyInvitations(query), {
    email: 'email',
    organization: 'organization',
    slug: 'slug',
    role: 'role',
    status: 'status',
    invited_by: 'invitedBy',
    sent: 'createdAt',
    expires: 'expiresAt',
  }),
  outbox: list(outboxSorts, () => outboxFilters, listOutbox, {
    template: 'template',
    recipient: 'recipient',
    handler: 'handler',
    status: 'status',
    attempts: 'attempts',
    error: 'lastError',
    created: 'createdAt',
    sent: 'sentAt',
    next_attempt: 'nextAttemptAt',
  }),
}

/** Finds the back office list with this name, as its page shows it with this query. */
export const findAdminExport = (name: string, query: Record<string, string>) =>
  Object.hasOwn(lists, name) ? lists[name as keyof typeof lists](query) : null
