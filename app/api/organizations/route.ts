import { cookies } from 'next/headers'
import { kindNamer } from '@/components/organizations/kind-labels'
import { roleLabels } from '@/components/members/role-labels'
import { currentUser } from '@/lib/access/context'
import { DomainError } from '@/lib/errors'
import { listMyOrganizations } from '@/lib/organizations/queries'
import { orgPath } from '@/lib/paths'
import { RECENT_COOKIE, recentFirst } from '@/lib/organizations/recent-slugs'
import { answering } from '@/lib/action/route-answer'

/**
 * The caller's organizations, recently used first, for the switcher and the command palette. Requested
 * when one of them opens, so that no page includes a list that may be long.
 */
export const GET = answering(async () => {
  const user = await currentUser()
  if (!user) throw new DomainError('signed-out')
  const [organizations, label, called, jar] = await Promise.all([
    listMyOrganizations(user),
    roleLabels(),
    kindNamer(),
    cookies(),
  ])
  return Response.json(
    recentFirst(organizations, jar.get(RECENT_COOKIE)?.value).map(
      ({ kind, name, slug, picture, role, isOwner }) => ({
        name,
        slug,
        picture,
        href: orgPath(slug),
        roleLabel: [called(kind), label(role, isOwner)].filter(Boolean).join(' · '),
      }),
    ),
  )
})
