import 'server-only'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { insertOrganization, refusingTakenSlugs } from '@/lib/organizations/insert-organization'
import type { CreateOrganizationInput } from '@/lib/organizations/schema'

/**
 * Creates an organization for a person who has an account already: active at once, and theirs.
 * @throws DomainError slug-taken | slug-reserved | kind-unknown | fields-invalid
 */
export const createOrganization = (
  user: SignedIn,
  input: CreateOrganizationInput,
): Promise<{ id: string; slug: string }> =>
  refusingTakenSlugs(input, () =>
    db.$transaction((tx) => insertOrganization(tx, { ...input, founder: user, isActive: true })),
  )
