import { connectAtProvider } from '@/lib/accounts/sign-in/provider-visit'
import { answering } from '@/lib/action/route-answer'

/** Where somebody is led who may connect a provider to their account. */
export const GET = answering<RouteContext<'/api/auth/connect/[provider]'>>(
  async (request, { params }) => connectAtProvider(request, (await params).provider),
)
