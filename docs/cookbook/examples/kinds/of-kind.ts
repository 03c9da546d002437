import { meetsPolicy, withAccess } from '@/lib/access/membership-access'
import type { OrgContext } from '@/lib/access/org-context'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'

/**
 * For a command or a page that only vendors have; it does not exist in any other organization.
 * @throws DomainError not-found
 */
export function ensureKind({ organization }: OrgContext, kind: string): void {
  if (organization.kind !== kind) throw new DomainError('not-found')
}

/** Returns a person's organizations of one kind, by name, unless they are suspended there. */
export const organizationsOfKind = (user: SignedIn, kind: string) =>
  db.organization.findMany({
    where: {
      kind,
      isActive: true,
      members: { some: { userId: user.id, ...withAccess } },
      AND: meetsPolicy(user),
    },
    select: { id: true, name: true, slug: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
