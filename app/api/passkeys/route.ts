import { passkeyOptionsFor } from '@/lib/accounts/factors/answer-options'
import { answering } from '@/lib/action/route-answer'

/**
 * What a browser needs to ask for a passkey or to make one, as JSON: `?for=` says what it is for. The
 * browser keeps the challenge in a signed cookie, which is good for one answer.
 */
export const POST = answering(async (request) =>
  Response.json(await passkeyOptionsFor(new URL(request.url).searchParams.get('for'))),
)
