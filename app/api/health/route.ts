import { answering } from '@/lib/action/route-answer'

/** Responds as long as the process runs, even if its dependencies are unavailable. */
export const dynamic = 'force-dynamic'

export const GET = answering(() => Response.json({ status: 'ok' }))
