import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { CLEAR_SITE_DATA } from '@/lib/accounts/sessions/clear-site-data'
import { authOptions } from '@/lib/accounts/sign-in/next-auth'
import { watchAdapter } from '@/lib/accounts/sign-in/adapter'
import { isDatabaseAwayError } from '@/lib/database/database-errors'
import { answering } from '@/lib/action/route-answer'

type Context = RouteContext<'/api/auth/[...nextauth]'>

// Not `_log`, by which anyone could write into the log, nor what a later version adds.
const offered = new Set(['csrf', 'session', 'providers', 'signin', 'signout', 'error'])

// The options need the settings, which a build does not have: they are made at the first request. What
// a provider leads back with has a route of its own: /api/auth/callback.
const handler = answering<Context>(async (request, context) => {
  const [action = ''] = (await context.params).nextauth
  if (action === 'callback') return new Response(null, { status: 405 })
  if (!offered.has(action)) return new Response(null, { status: 404 })
  const options = authOptions()
  const { adapter, failures } = watchAdapter(options.adapter)
  const response = (await NextAuth(request as NextRequest as never, context as never, {
    ...options,
    adapter,
  })) as Response
  // next-auth would say "signed out", and remove the cookie of a session that is still there.
  const away = failures.find(isDatabaseAwayError)
  if (away) throw away
  if (action === 'signout' && request.method === 'POST')
    response.headers.set('Clear-Site-Data', CLEAR_SITE_DATA)
  return response
})

export { handler as GET, handler as POST }
