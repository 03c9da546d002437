import 'server-only'
import { OWNER_ROLE } from '@/lib/access/roles'
import { Prisma, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import type { Person } from '@/lib/accounts/person'
import type { FieldValues } from '@/lib/kinds/form-of'
import { defaultKind, isKind } from '@/lib/kinds/kind-of'
import { keepFields } from '@/lib/kinds/keep-fields'
import { parseFields } from '@/lib/kinds/parse-fields'
import { startMembership } from '@/lib/members/start-membership'
import { ensureSlugAllowed } from '@/lib/organizations/ensure-slug-allowed'
import { freeSlug } from '@/lib/organizations/free-slug'

interface NewOrganization {
  /** The configuration's first unless given. */
  kind?: string
  name: string
  /** Made from the name when it is not given. */
  slug?: string
  /** What the kind has beside these. */
  fields?: FieldValues
  /** What it asks its members, of the founder. */
  memberFields?: FieldValues
  founder: Person
  /** False for a sign-up whose link is not used yet. */
  isActive: boolean
}

/**
 * Writes an organization with its first member, who is admin and owner (the rule of
 * django-organizations' create_organization), and what its kind has beside, in the caller's
 * transaction.
 * @throws DomainError kind-unknown | slug-reserved | fields-invalid
 */
export async function insertOrganization(
  tx: Tx,
  { kind = defaultKind(), name, slug, fields, memberFields, founder, isActive }: NewOrganization,
): Promise<{ id: string; slug: string }> {
  ensureCreatable({ kind, slug, fields, memberFields })
  const organization = await tx.organization.create({
    data: { kind, name, slug: slug || (await freeSlug(kind, name, tx)), isActive },
    select: { id: true, slug: true },
  })
  const organizationId = organization.id
  await keepFields(tx, { organizationId, kind }, fields, founder)
  // Who is an owner is a member by the end of the transaction: the database looks then.
  await tx.organizationOwner.create({
    data: { organizationId, userId: founder.id },
    select: { userId: true },
  })
  await startMembership(tx, {
    organization: { id: organizationId, kind },
    ...{ person: founder, actor: founder, role: OWNER_ROLE, by: 'creation' },
    fields: memberFields,
    after: {
      ...{ type: 'organization.created', organizationId, actor: founder },
      data: { name, slug: organization.slug },
    },
  })
  return organization
}

/**
 * What can be said of a new organization before anything is read: the same to everybody who asks.
 * @throws DomainError kind-unknown | slug-reserved | fields-invalid
 */
export function ensureCreatable({
  kind,
  slug,
  fields,
  memberFields,
}: Pick<NewOrganization, 'slug' | 'fields' | 'memberFields'> & { kind: string }): void {
  if (!isKind(kind)) throw new DomainError('kind-unknown')
  if (slug) ensureSlugAllowed(kind, slug)
  parseFields(kind, 'fields', fields)
  parseFields(kind, 'memberFields', memberFields)
}

/**
 * Runs what writes a slug; one that is taken, or was, is refused at its field, with one that is free.
 * @throws DomainError slug-taken
 */
export async function refusingTakenSlugs<R>(
  wanted: Pick<NewOrganization, 'kind' | 'name' | 'slug'>,
  write: () => Promise<R>,
): Promise<R> {
  try {
    return await write()
  } catch (error) {
    if (!isTakenSlug(error)) throw error
    const { kind = defaultKind(), name, slug } = wanted
    const suggestion = await freeSlug(kind, slug || name)
    throw new DomainError('slug-taken', 'slug', { suggestion })
  }
}

const isTakenSlug = (error: unknown) =>
  (error instanceof DomainError && error.code === 'slug-taken') || isTakenInDatabase(error)

const isTakenInDatabase = (error: unknown) =>
  error instanceof Prisma.PrismaClientKnownRequestError &&
  error.code === 'P2002' &&
  // Organization_slug_key for one in use, OrganizationSlug_pkey for an old one.
  /slug/i.test(JSON.stringify(error.meta ?? {}))
