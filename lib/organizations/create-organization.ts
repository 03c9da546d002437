import 'server-only'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { insertOrganization, refusingTakenSlugs } from '@/lib/organizations/insert-organization'
import { ensureMayCreate } from '@/lib/organizations/why-not-create'
import type { CreateOrganizationInput } from '@/lib/organizations/schema'

/**
 * Creates an organization for a person who has an account already: active at once, and theirs.
 * @throws DomainError signed-out | creating-refused | organizations-limit | slug-taken | slug-reserved | kind-unknown | fields-invalid
 */
export const createOrganization = (
  user: SignedIn,
  input: CreateOrganizationInput,
): Promise<{ id: string; slug: string }> =>
  refusingTakenSlugs(input, () =>
    db.$transaction(async (tx) => {
      await ensureStillHere(tx, user)
      await ensureMayCreate(tx, user)
      return insertOrganization(tx, { ...input, founder: user, isActive: true })
    }),
  )

/** A person who deletes their account in another tab at this moment cannot become an owner. */
async function ensureStillHere(tx: Tx, { id }: SignedIn) {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "User" WHERE id = ${id}::uuid AND "isActive" FOR KEY SHARE`
  if (rows.length === 0) throw new DomainError('signed-out')
}
