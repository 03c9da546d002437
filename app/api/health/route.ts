import { answering } from '@/lib/action/route-answer'

/** Answers while the process lives, whatever else is away. */
export const dynamic = 'force-dynamic'

export const GET = answering(() => Response.json({ status: 'ok' }))
