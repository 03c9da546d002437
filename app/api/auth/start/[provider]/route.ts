import { startAtProvider } from '@/lib/accounts/sign-in/provider-visit'
import { answering } from '@/lib/action/route-answer'

/** Where the provider buttons post to. */
export const POST = answering<RouteContext<'/api/auth/start/[provider]'>>(
  async (request, { params }) => startAtProvider(request, (await params).provider),
)
