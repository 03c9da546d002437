import { unsubscribe } from '@/lib/accounts/notifications/choose-mails'
import { unsubscribeSchema } from '@/lib/accounts/notifications/schema'
import { answering } from '@/lib/action/route-answer'
import { DomainError } from '@/lib/errors'

type Context = RouteContext<'/api/unsubscribe/[token]'>

/**
 * The target of the List-Unsubscribe header (RFC 8058): requested by the recipient's email program,
 * without cookies.
 */
export const POST = answering<Context>(async (request, { params }) => {
  const { token } = await params
  const kind = new URL(request.url).searchParams.get('kind')
  const { data: link } = unsubscribeSchema.safeParse({ token, kind })
  if (!link) throw new DomainError('link-invalid')
  await unsubscribe(link)
  return new Response(null, { status: 204 })
})

/** Redirects people who open the URL to the page with the button. */
export const GET = answering<Context>((request) => {
  const { pathname, search } = new URL(request.url)
  const headers = { Location: `${pathname.replace('/api', '')}${search}` }
  return new Response(null, { status: 307, headers })
})
