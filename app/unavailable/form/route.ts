import { headers } from 'next/headers'
import { keptForm, type KeptBecause } from '@/lib/action/kept-form'
import { answering } from '@/lib/action/route-answer'

const reasons: KeptBecause[] = ['maintenance', 'database', 'tooLarge']

/** Responds to a form that was posted without JavaScript and not accepted; proxy.ts rewrites to here. */
export const POST = answering(async (request) => {
  const asked = (await headers()).get('x-guildhall-away')
  const why = reasons.find((each) => each === asked)
  if (!why) return new Response(null, { status: 404 })
  const form = why === 'tooLarge' ? undefined : await request.formData()
  // A route handler sets its own status; the one of proxy.ts's rewrite is ignored.
  return new Response(await keptForm(why, form), {
    status: why === 'tooLarge' ? 413 : 503,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  })
})
