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
import { freeSlug, ensureSlugAllowed } from '@/lib/organizations/free-slug'

interface NewOrganization {
  /** Defaults to the first kind of the configuration. */
  kind?: string
  name: string
  /** Generated from the name if omitted. */
  slug?: string
  /** The kind's fields. */
  fields?: FieldValues
  /** The founder's member fields. */
  memberFields?: FieldValues
  founder: Person
  /** False for a sign-up that is not activated yet. */
  isActive: boolean
}

/**
 * Inserts an organization with its first member, who is admin and owner (as in django-organizations'
 * create_organization), and its kind's fields, in the caller's transaction.
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
  // The database checks at the end of the transaction that the owner is a member.
  await tx.organizationOwner.createMany({ data: { organizationId, userId: founder.id } })
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
 * Checks what needs no query about a new organization; the answer is the same for everyone.
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
 * Runs a write that sets a slug; a slug in use, now or formerly, is refused at its field with a free
 * alternative.
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
  // Organization_slug_key for a current slug, OrganizationSlug_pkey for a former one.
  /slug/i.test(JSON.stringify(error.meta ?? {}))
