import { headers } from 'next/headers'
import { keptForm, type KeptBecause } from '@/lib/kept-form'
import { answering } from '@/lib/route-answer'

const reasons: KeptBecause[] = ['maintenance', 'database', 'tooLarge']

/** A form that was posted without JavaScript and not taken: proxy.ts leads here, with the status. */
export const POST = answering(async (request) => {
  const asked = (await headers()).get('x-guildhall-away')
  const why = reasons.find((each) => each === asked)
  if (!why) return new Response(null, { status: 404 })
  const form = why === 'tooLarge' ? undefined : await request.formData()
  return new Response(await keptForm(why, form), {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  })
})
