import type { OrgContext } from '@/lib/access/org-context'
import type { SignedIn } from '@/lib/auth/find-session'
import { DomainError } from '@/lib/errors'
import { listMyOrganizations } from '@/lib/orgs/queries'

/**
 * For a command or a page that only vendors have: in any other organization there is no such thing.
 * @throws DomainError not-found
 */
export function ensureKind({ organization }: OrgContext, kind: string): void {
  if (organization.kind !== kind) throw new DomainError('not-found')
}

/** Those of a person's organizations that are of one kind. */
export const organizationsOfKind = async (user: Pick<SignedIn, 'id'>, kind: string) =>
  (await listMyOrganizations(user)).filter((organization) => organization.kind === kind)
