import 'server-only'
import { orgContext, type OrgContext } from '@/lib/access/org-context'
import { OWNER_ROLE } from '@/lib/access/roles'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'

/** A person who was staff when this request began, marked for the audit log. */
export type Staff = SignedIn & { asStaff: true }

/**
 * Any organization as staff see it in the back office, deactivated or not. Staff who are also members
 * still act as staff here: their own role has no effect, and the audit log says so.
 * @throws DomainError not-found
 */
export async function staffContext(user: SignedIn, organizationId: string): Promise<OrgContext> {
  const found = await read(organizationId)
  if (!user.isSuperuser) throw new DomainError('not-found')
  return orgContext(user, {
    ...found,
    role: null,
    isOwner: false,
    joinedAt: null,
    lastSeenAt: null,
  })
}

/**
 * A deleted organization for the owner who restores it; no URL leads to it.
 * @throws DomainError not-found
 */
export async function ownerContext(user: SignedIn, organizationId: string): Promise<OrgContext> {
  const found = await read(organizationId)
  if (found.owner.id !== user.id) throw new DomainError('not-found')
  return orgContext(user, {
    ...found,
    role: OWNER_ROLE,
    isOwner: true,
    joinedAt: null,
    lastSeenAt: null,
  })
}

async function read(id: string) {
  const found = await db.organization.findUnique({
    where: { id },
    select: {
      ...{ id: true, kind: true, name: true, slug: true, picture: true, createdAt: true },
      ...{ secondFactorFrom: true, allowedWays: true, sessionHours: true },
      owner: {
        select: {
          member: {
            select: { user: { select: { id: true, name: true, email: true, picture: true } } },
          },
        },
      },
    },
    relationLoadStrategy: 'join',
  })
  if (!found?.owner) throw new DomainError('not-found')
  const { owner, secondFactorFrom, allowedWays, sessionHours, ...organization } = found
  const policy = { secondFactorFrom, allowedWays, sessionHours }
  return { organization, owner: owner.member.user, policy, isReady: false }
}

/**
 * Turns an organization's own command into one of the back office: the same rules, applied to staff,
 * also while the organization is deactivated.
 */
export const onOrganization =
  <I, R>(command: (ctx: OrgContext, input: I) => Promise<R>) =>
  async (staff: Staff, input: I & { organizationId: string }) => {
    const { organizationId } = input
    return {
      organizationId,
      result: await command(await staffContext(staff, organizationId), input),
    }
  }
