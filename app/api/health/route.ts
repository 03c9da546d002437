import { connection } from 'next/server'
import { answering } from '@/lib/action/route-answer'

/** Answers while the process lives, whatever else is away. */
export const GET = answering(async () => {
  await connection() // of this moment, never of the build
  return Response.json({ status: 'ok' })
})
