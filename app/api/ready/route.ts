import { findMissing } from '@/lib/ops/readiness'
import { answering, RETRY_SECONDS } from '@/lib/action/route-answer'

export const dynamic = 'force-dynamic'

/** Returns 200 if requests can be served, otherwise 503 with what is missing. */
export const GET = answering(async () => {
  const missing = await findMissing()
  if (missing.length === 0) return Response.json({ status: 'ready' })
  const headers = { 'Retry-After': String(RETRY_SECONDS) }
  return Response.json({ status: 'unavailable', missing }, { status: 503, headers })
})
