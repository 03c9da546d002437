import 'server-only'
import { orgContext, type OrgContext } from '@/lib/access/org-context'
import { db } from '@/lib/db'
import type { ClaimedJob } from '@/lib/jobs/claim-job'

/**
 * The organization as the person who started a job sees it now: it is done with the rights that they
 * have, not with those that they had. Null once they, or the organization, are gone or switched off.
 */
export async function jobContext({
  organizationId,
  startedById: userId,
  asStaff,
}: ClaimedJob): Promise<OrgContext | null> {
  if (!userId) return null
  const [user, organization] = await Promise.all([
    db.user.findFirst({
      where: { id: userId, isActive: true },
      select: {
        id: true,
        name: true,
        email: true,
        image: true,
        isSuperuser: true,
        locale: true,
        picture: true,
      },
    }),
    db.organization.findFirst({
      where: { id: organizationId, isActive: true },
      select: {
        id: true,
        kind: true,
        name: true,
        slug: true,
        picture: true,
        createdAt: true,
        owner: {
          select: {
            member: {
              select: { user: { select: { id: true, name: true, email: true, picture: true } } },
            },
          },
        },
        members: { where: { userId }, select: { role: true, createdAt: true } },
      },
      relationLoadStrategy: 'join',
    }),
  ])
  if (!user || !organization?.owner) return null
  const { owner, members, ...org } = organization
  const [membership] = members
  if (asStaff ? !user.isSuperuser : !membership) return null
  return orgContext(
    { ...user, sessionId: '' },
    {
      organization: org,
      role: asStaff ? null : (membership?.role ?? null),
      joinedAt: asStaff ? null : (membership?.createdAt ?? null),
      isOwner: owner.member.user.id === userId,
      owner: owner.member.user,
    },
  )
}
