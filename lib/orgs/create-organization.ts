import 'server-only'
import type { SignedIn } from '@/lib/auth/find-session'
import { db } from '@/lib/db'
import { insertOrganization, refusingTakenSlugs } from '@/lib/orgs/insert-organization'
import type { CreateOrganizationInput } from '@/lib/orgs/schema'

/**
 * Creates an organization for a person who has an account already: active at once, and theirs.
 * @throws DomainError slug-taken
 */
export const createOrganization = (
  user: SignedIn,
  { name, slug }: CreateOrganizationInput,
): Promise<{ id: string; slug: string }> =>
  refusingTakenSlugs(() =>
    db.$transaction((tx) => insertOrganization(tx, { name, slug, founder: user, isActive: true })),
  )
