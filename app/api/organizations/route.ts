import { cookies } from 'next/headers'
import { kindNamer } from '@/components/organizations/kind-labels'
import { roleLabels } from '@/components/members/role-labels'
import { currentUser } from '@/lib/access/context'
import { DomainError } from '@/lib/errors'
import { listMyOrganizations } from '@/lib/organizations/queries'
import { orgPath } from '@/lib/paths'
import { RECENT_COOKIE, recentSlugs } from '@/lib/organizations/recent-slugs'
import { answering } from '@/lib/action/route-answer'

// The page of all organizations, to which the switcher leads, has the rest.
const listedAtMost = 500

/**
 * The caller's organizations, recently used first, for the switcher and the command palette. Requested
 * when one of them opens, so that no page includes a list that may be long.
 */
export const GET = answering(async () => {
  const user = await currentUser()
  if (!user) throw new DomainError('signed-out')
  const recent = recentSlugs((await cookies()).get(RECENT_COOKIE)?.value)
  const [organizations, label, called] = await Promise.all([
    listMyOrganizations(user, { recent, limit: listedAtMost }),
    roleLabels(),
    kindNamer(),
  ])
  return Response.json(
    organizations.map(({ kind, name, slug, picture, role, isOwner }) => ({
      name,
      slug,
      picture,
      href: orgPath(slug),
      roleLabel: [called(kind), label(role, isOwner)].filter(Boolean).join(' · '),
    })),
  )
})
