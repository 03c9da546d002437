import { headers } from 'next/headers'
import { keptForm, type KeptBecause } from '@/lib/action/kept-form'
import { answering } from '@/lib/action/route-answer'

const reasons: KeptBecause[] = ['maintenance', 'database', 'tooLarge']

/** A form that was posted without JavaScript and not taken: proxy.ts leads here, with the status. */
export const POST = answering(async (request) => {
  const asked = (await headers()).get('x-guildhall-away')
  const why = reasons.find((each) => each === asked)
  if (!why) return new Response(null, { status: 404 })
  const form = why === 'tooLarge' ? undefined : await request.formData()
  // A route handler answers with a status of its own, not with the one that proxy.ts rewrites with.
  return new Response(await keptForm(why, form), {
    status: why === 'tooLarge' ? 413 : 503,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  })
})
