import { findMissing } from '@/lib/ops/readiness'

export const dynamic = 'force-dynamic'

/**
 * Returns 200 if requests can be served, otherwise 503 with what is missing. Imports little, because
 * `npm run dev` compiles it before the first page: so it is not wrapped in `answering`.
 */
export async function GET() {
  const missing = await findMissing()
  const headers = { 'Cache-Control': 'no-store' }
  if (missing.length === 0) return Response.json({ status: 'ready' }, { headers })
  const body = { status: 'unavailable', missing }
  return Response.json(body, { status: 503, headers: { ...headers, 'Retry-After': '5' } })
}
