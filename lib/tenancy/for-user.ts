import 'server-only'
import { meetsPolicy, withAccess } from '@/lib/access/membership-access'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db, type Tx } from '@/lib/db'
import type { PersonRows } from '@/lib/tenancy/delegates'
import { fieldOf, onClient, ownedModels } from '@/lib/tenancy/models'
import { reads, scoped } from '@/lib/tenancy/narrow'

/**
 * Scopes every model that belongs to an organization to the active organizations in which the person
 * currently has access as a member and whose sign-in policy they meet: django-organizations' `for_user`.
 * Without `signIn` (code without a session) the policy asks only for the second factor. Read-only: writes happen in one
 * organization, with `forOrganization`.
 */
export function forUser(
  user: Pick<SignedIn, 'id'> & Partial<Pick<SignedIn, 'signIn'>>,
  tx: Tx | typeof db = db,
): PersonRows {
  const members = { some: { userId: user.id, ...withAccess } }
  const where = { organization: { isActive: true, members, AND: meetsPolicy(user) } }
  const models = ownedModels().filter((model) => fieldOf(model, 'organization'))
  return Object.fromEntries(
    models.map((model) => {
      const delegate = (tx as unknown as Record<string, object>)[onClient(model)]!
      return [onClient(model), scoped(delegate, model, { where }, reads)]
    }),
  ) as unknown as PersonRows
}
