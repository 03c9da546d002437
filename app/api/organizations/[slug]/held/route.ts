import { heldQuestion } from '@/lib/members/held-view'
import { answering } from '@/lib/action/route-answer'
import { orgOfForm } from '@/lib/access/context'
import { can } from '@/lib/access/roles'
import { authorize, DomainError } from '@/lib/errors'
import { membersSchema } from '@/lib/members/schema'

type Context = RouteContext<'/api/organizations/[slug]/held'>

/**
 * Returns the question to ask before these members are removed. Requested when the dialog opens, so
 * that the people page need not know what each member has. Null if there is nothing to ask.
 */
export const GET = answering<Context>(async (request, { params }) => {
  const org = await orgOfForm((await params).slug)
  const asked = membersSchema.safeParse({
    userIds: new URL(request.url).searchParams.get('members') ?? '',
  })
  if (!asked.success) throw new DomainError('not-found')
  authorize(can(org.actor, 'member.remove'))
  return Response.json((await heldQuestion(org, asked.data.userIds)) ?? null)
})
