import { findMissing } from '@/lib/ops/readiness'

export const dynamic = 'force-dynamic'

/** 200 when people can be let in, else 503 with what is missing. */
export async function GET() {
  const missing = await findMissing()
  return missing.length === 0
    ? Response.json({ status: 'ready' })
    : Response.json({ status: 'unavailable', missing }, { status: 503 })
}
