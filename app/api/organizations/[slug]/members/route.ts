import { orgOfForm } from '@/lib/access/context'
import { mayOpen } from '@/lib/access/pages'
import { DomainError } from '@/lib/errors'
import { displayName } from '@/lib/accounts/person'
import { listMembers } from '@/lib/members/queries'
import { orgPath } from '@/lib/paths'
import { answering } from '@/lib/action/route-answer'
import { firstParam } from '@/lib/lists/search-params'

type Context = RouteContext<'/api/organizations/[slug]/members'>

const atMost = 8

/**
 * Searches members for the command palette: returns those the people page would show to the caller,
 * with their links.
 */
export const GET = answering<Context>(async (request, { params }) => {
  const org = await orgOfForm((await params).slug)
  if (!mayOpen(org.actor, 'people')) throw new DomainError('not-found')
  const search = firstParam(new URL(request.url).searchParams.get('q') ?? undefined)
    ?.trim()
    .slice(0, 100)
  if (!search) return Response.json([])
  const { slug } = org.organization
  const { rows } = await listMembers(org, { search })
  return Response.json(
    rows.slice(0, atMost).map(({ userId, email, picture, ...row }) => ({
      userId,
      name: displayName({ ...row, email }),
      email,
      picture,
      href: mayOpen(org.actor, 'people/[userId]')
        ? orgPath(slug, `people/${userId}`)
        : `${orgPath(slug, 'people')}?q=${encodeURIComponent(email)}`,
    })),
  )
})
