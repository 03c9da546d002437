import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { CLEAR_SITE_DATA } from '@/lib/accounts/sessions/clear-site-data'
import { readPendingCookie } from '@/lib/accounts/sessions/session-cookie'
import { authOptions } from '@/lib/accounts/sign-in/next-auth'
import { watchAdapter } from '@/lib/accounts/sign-in/watch-adapter'
import { isDatabaseAwayError } from '@/lib/database/is-database-away-error'
import { env } from '@/lib/env'
import { confirmPath } from '@/lib/paths'
import { answering } from '@/lib/action/route-answer'

type Context = RouteContext<'/api/auth/[...nextauth]'>

// The options need the settings, which a build does not have: they are made at the first request.
const handler = answering<Context>(async (request, context) => {
  const options = authOptions()
  const waitedBefore = await readPendingCookie()
  const { adapter, failures } = watchAdapter(options.adapter)
  const response = (await NextAuth(request as NextRequest as never, context as never, {
    ...options,
    adapter,
  })) as Response
  const [action] = (await context.params).nextauth
  // Whoever has a second factor is asked for it first.
  const waiting = await readPendingCookie()
  if (waiting && waiting !== waitedBefore) {
    const next = new URL(response.headers.get('Location') ?? '/', env.APP_URL)
    response.headers.set('Location', confirmPath(`${next.pathname}${next.search}`))
  }
  // next-auth would say "signed out", and remove the cookie of a session that is still there. A
  // provider's callback is a person's visit: it leads to the sign-in page, which says what is wrong.
  const away = failures.find(isDatabaseAwayError)
  if (away && action !== 'callback') throw away
  if (action === 'signout' && request.method === 'POST')
    response.headers.set('Clear-Site-Data', CLEAR_SITE_DATA)
  return response
})

export { handler as GET, handler as POST }
