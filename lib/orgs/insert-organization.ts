import 'server-only'
import { OWNER_ROLE } from '@/lib/access/roles'
import { Prisma, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { record, type Person } from '@/lib/events/record'
import { freeSlug } from '@/lib/orgs/free-slug'

interface NewOrganization {
  name: string
  /** Made from the name when it is not given. */
  slug?: string
  founder: Person
  /** False for a sign-up whose link is not used yet. */
  isActive: boolean
}

/**
 * Writes an organization with its first member, who is admin and owner (the rule of
 * django-organizations' create_organization), in the caller's transaction.
 */
export async function insertOrganization(
  tx: Tx,
  { name, slug, founder, isActive }: NewOrganization,
): Promise<{ id: string; slug: string }> {
  const organization = await tx.organization.create({
    data: { name, slug: slug || (await freeSlug(tx, name)), isActive },
    select: { id: true, slug: true },
  })
  const organizationId = organization.id
  await tx.organizationUser.create({
    data: { organizationId, userId: founder.id, role: OWNER_ROLE },
    select: { id: true },
  })
  await tx.organizationOwner.create({
    data: { organizationId, userId: founder.id },
    select: { userId: true },
  })
  const about = { organizationId, actor: founder }
  await record(tx, {
    ...about,
    type: 'organization.created',
    data: { name, slug: organization.slug },
  })
  await record(tx, {
    ...about,
    type: 'member.added',
    target: founder,
    data: { role: OWNER_ROLE, by: 'creation' },
  })
  return organization
}

/** Runs what writes a slug; a slug that somebody has, or had, is refused at its field. */
export async function refusingTakenSlugs<R>(write: () => Promise<R>): Promise<R> {
  try {
    return await write()
  } catch (error) {
    if (isTakenSlug(error)) throw new DomainError('slug-taken', 'slug')
    throw error
  }
}

const isTakenSlug = (error: unknown) =>
  error instanceof Prisma.PrismaClientKnownRequestError &&
  error.code === 'P2002' &&
  // Organization_slug_key for one in use, OrganizationSlug_pkey for an old one.
  /slug/i.test(JSON.stringify(error.meta ?? {}))
