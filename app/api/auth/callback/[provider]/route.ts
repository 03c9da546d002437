import { returnFromProvider } from '@/lib/accounts/sign-in/provider-visit'
import { answering } from '@/lib/action/route-answer'

/** Where a provider leads back to. */
export const GET = answering<RouteContext<'/api/auth/callback/[provider]'>>(
  async (request, { params }) => returnFromProvider(request, (await params).provider),
)
