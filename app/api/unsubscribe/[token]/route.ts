import { unsubscribe } from '@/lib/accounts/notifications/choose-mails'
import { unsubscribeSchema } from '@/lib/accounts/notifications/schema'
import { answering } from '@/lib/action/route-answer'
import { DomainError } from '@/lib/errors'

type Context = RouteContext<'/api/unsubscribe/[token]'>

/** Of the header List-Unsubscribe (RFC 8058): the recipient's mail program asks, without cookies. */
export const POST = answering<Context>(async (request, { params }) => {
  const { token } = await params
  const kind = new URL(request.url).searchParams.get('kind')
  const { data: link } = unsubscribeSchema.safeParse({ token, kind })
  if (!link) throw new DomainError('link-invalid')
  await unsubscribe(link)
  return new Response(null, { status: 204 })
})

/** A person who opens that address is shown the page with the button. */
export const GET = answering<Context>((request) => {
  const { pathname, search } = new URL(request.url)
  const headers = { Location: `${pathname.replace('/api', '')}${search}` }
  return new Response(null, { status: 307, headers })
})
