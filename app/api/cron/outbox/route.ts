import { createHash, timingSafeEqual } from 'node:crypto'
import { recheckDomains } from '@/lib/domains/recheck-domains'
import { env } from '@/lib/env'
import { remindDue } from '@/lib/organizations/change-sign-in-policy'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { sweepPictures } from '@/lib/pictures/sweep-pictures'
import { fromClock } from '@/lib/ops/origin'
import { tidyUp } from '@/lib/ops/tidy-up'
import { answering } from '@/lib/action/route-answer'

/** Sends queued emails, and cleans up. For the host's cron: `Authorization: Bearer $CRON_SECRET`. */
const run = answering(async (request) => {
  if (!isAllowed(request.headers.get('authorization')))
    return Response.json({ error: 'unauthorized' }, { status: 401 })
  return fromClock(async () => {
    const sent = await drainOutbox()
    await tidyUp()
    await sweepPictures()
    await recheckDomains()
    await remindDue()
    return Response.json({ sent })
  })
})

function isAllowed(given: string | null) {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  // Hashed to equal length, so that comparing reveals nothing.
  return (
    Boolean(env.CRON_SECRET) &&
    timingSafeEqual(digest(given ?? ''), digest(`Bearer ${env.CRON_SECRET}`))
  )
}

// Vercel's cron uses GET; it also sends the secret.
export { run as GET, run as POST }
