import 'server-only'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { insertOrganization, refusingTakenSlugs } from '@/lib/organizations/insert-organization'
import { ensureMayCreate } from '@/lib/organizations/why-not-create'
import type { CreateOrganizationInput } from '@/lib/organizations/schema'

/**
 * Creates an organization for a person who has an account already: active at once, and theirs.
 * @throws DomainError creating-refused | organizations-limit | slug-taken | slug-reserved | kind-unknown | fields-invalid
 */
export const createOrganization = (
  user: SignedIn,
  input: CreateOrganizationInput,
): Promise<{ id: string; slug: string }> =>
  refusingTakenSlugs(input, () =>
    db.$transaction(async (tx) => {
      await ensureMayCreate(tx, user)
      return insertOrganization(tx, { ...input, founder: user, isActive: true })
    }),
  )
