import 'server-only'
import { isFromThisSite } from '@/lib/ops/same-origin'
import { isActionBody } from '@/lib/workarounds/unreadable-action-bodies'

/** The largest body that is read: next.config.mjs gives Next's actions the same limit. */
export const MOST_BYTES = 6 * 1024 * 1024

/** Why a post is refused before anything of it runs, with the status that says so. */
export interface RefusedPost {
  status: 400 | 403 | 413
  reason: 'foreign-origin' | 'body-too-large' | 'malformed-form'
}

/**
 * Looks at a request that would change something: is it from a page of this site, small enough, and a
 * form of ours that can be read? Next answers 200 or 500 where these are due. It is a convenience and no
 * lock: lib/action/define-action.ts asks for the origin and for a form again.
 * @returns undefined for what may go on
 */
export async function whyRefusePost(request: Request): Promise<RefusedPost | undefined> {
  const { method, headers } = request
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return undefined
  const { pathname } = new URL(request.url)
  if (!bringsOwnProof.test(pathname) && !isFromThisSite(headers))
    return { status: 403, reason: 'foreign-origin' }
  if (Number(headers.get('content-length')) > MOST_BYTES) return tooLarge
  if (pathname.startsWith('/api/')) return undefined // its routes read what they expect
  const bytes = await read(request)
  if (bytes === 'unreadable') return malformed
  if (bytes.byteLength > MOST_BYTES) return tooLarge
  return (await isActionBody(headers, bytes)) ? undefined : malformed
}

const tooLarge = { status: 413, reason: 'body-too-large' } as const
const malformed = { status: 400, reason: 'malformed-form' } as const

// A secret in a header, a signature, or a mailed token; a provider's answer, which its state and nonce prove.
const bringsOwnProof = /^\/api\/(cron|webhooks|unsubscribe|auth\/callback)(\/|$)/

const read = (request: Request) => request.arrayBuffer().catch(() => 'unreadable' as const)
