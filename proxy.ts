import { NextResponse, type NextRequest } from 'next/server'
import { RECENT_COOKIE, recentSlugs, withRecent } from '@/lib/orgs/recent-slugs'

/**
 * Two conveniences, and no lock: every page and action checks for itself, and stays shut with this
 * file deleted. It tells layouts which path was asked for (they are not told otherwise), so that the
 * sign-in page can lead back there, and it remembers the organizations that were last looked at.
 */
export function proxy(request: NextRequest) {
  const { pathname, search } = request.nextUrl
  const headers = new Headers(request.headers)
  headers.set('x-guildhall-path', `${pathname}${withoutNextsOwn(search)}`)
  const response = NextResponse.next({ request: { headers } })
  const slug = /^\/orgs\/([a-z0-9-]{2,50})(?:\/|$)/.exec(pathname)?.[1]
  // Not with a form's answer: a cookie there makes Next draw the page anew, and what was typed goes.
  const isVisit = request.method === 'GET' && slug && slug !== 'new'
  const recent = request.cookies.get(RECENT_COOKIE)?.value
  if (isVisit && recentSlugs(recent)[0] !== slug)
    response.cookies.set(RECENT_COOKIE, withRecent(recent, slug), {
      path: '/',
      sameSite: 'lax',
      httpOnly: true,
      maxAge: 60 * 60 * 24 * 365,
    })
  return response
}

// Next marks its own requests for a part of a page with `_rsc`.
const withoutNextsOwn = (search: string) => {
  const params = new URLSearchParams(search)
  params.delete('_rsc')
  return params.size > 0 ? `?${params}` : ''
}

export const config = {
  matcher: [
    {
      source: '/((?!api/|_next/|favicon.ico|icon).*)',
      // A link that comes into view is fetched in advance: nobody has been there.
      missing: [{ type: 'header', key: 'next-router-prefetch' }],
    },
  ],
}
