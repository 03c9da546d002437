import 'server-only'
import { isFromThisSite } from '@/lib/ops/same-origin'
import { isActionBody } from '@/lib/workarounds/unreadable-action-bodies'

/** The largest accepted body: next.config.mjs sets the same limit for Next's actions. */
export const MOST_BYTES = 6 * 1024 * 1024

/** Why a post is refused before anything runs, with its status. */
export interface RefusedPost {
  status: 400 | 403 | 413
  reason: 'foreign-origin' | 'body-too-large' | 'malformed-form'
}

/**
 * Checks a request that would change something: whether it comes from this site, is small enough, and
 * is one of our forms. Next would respond 200 or 500 instead of the right status. This is a
 * convenience, not a lock: lib/action/define-action.ts checks the origin and the form again.
 * @returns undefined if it may continue
 */
export async function whyRefusePost(request: Request): Promise<RefusedPost | undefined> {
  const { method, headers } = request
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return undefined
  const { pathname } = new URL(request.url)
  if (!bringsOwnProof.test(pathname) && !isFromThisSite(headers))
    return { status: 403, reason: 'foreign-origin' }
  if (Number(headers.get('content-length')) > MOST_BYTES) return tooLarge
  if (pathname.startsWith('/api/')) return undefined // its routes parse their own bodies
  const bytes = await read(request)
  if (bytes === 'unreadable') return malformed
  if (bytes.byteLength > MOST_BYTES) return tooLarge
  return (await isActionBody(headers, bytes)) ? undefined : malformed
}

const tooLarge = { status: 413, reason: 'body-too-large' } as const
const malformed = { status: 400, reason: 'malformed-form' } as const

// A secret in a header, a signature, or an emailed token; a provider's response, proven by state and
// nonce.
const bringsOwnProof = /^\/api\/(cron|webhooks|unsubscribe|auth\/callback)(\/|$)/

const read = (request: Request) => request.arrayBuffer().catch(() => 'unreadable' as const)
