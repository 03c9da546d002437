import { NextResponse, type NextRequest } from 'next/server'
import { RECENT_COOKIE, recentSlugs, withRecent } from '@/lib/orgs/recent-slugs'
import { whyAway, type Away } from '@/lib/ops/why-away'

/**
 * Three conveniences, and no lock: every page and action checks for itself, and stays shut with this
 * file deleted. It tells layouts which path was asked for (they are not told otherwise), so that the
 * sign-in page can lead back there; it remembers the organizations that were last looked at; and it
 * says so, with a true 503, when the site is away, which a page could say only after its 200.
 */
export async function proxy(request: NextRequest) {
  const { pathname, search } = request.nextUrl
  const isProgram = pathname.startsWith('/api/')
  const away = await whyAway()
  if (away === 'maintenance' && isProgram)
    return NextResponse.json({ status: away }, { status: 503, headers: goneFor(away) })
  // Programs are told by their own routes what is missing, and a form by its action: it stays filled in.
  if (isProgram || (away === 'database' && request.headers.has('next-action')))
    return NextResponse.next()
  const headers = new Headers(request.headers)
  headers.set('x-guildhall-path', `${pathname}${withoutNextsOwn(search)}`)
  headers.delete('x-guildhall-away')
  if (away) {
    headers.set('x-guildhall-away', away)
    // Not from nextUrl, which says localhost for every loopback address: where Next listens on another
    // one, it takes the page for that of a foreign site and asks itself for it over the network, which
    // is answered by this very rewrite, without end.
    const page = new URL('/unavailable', request.url)
    return NextResponse.rewrite(page, { status: 503, request: { headers }, headers: goneFor(away) })
  }
  const response = NextResponse.next({ request: { headers } })
  const slug = /^\/orgs\/([a-z0-9-]{2,50})(?:\/|$)/.exec(pathname)?.[1]
  // Not with a form's answer: a cookie there makes Next draw the page anew, and what was typed goes.
  // Nor with what a link that comes into view fetches in advance: nobody has been there.
  const isPrefetch = request.headers.has('next-router-prefetch')
  const isVisit = request.method === 'GET' && !isPrefetch && slug && slug !== 'new'
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

const goneFor = (away: Away) => ({
  'Retry-After': away === 'maintenance' ? '300' : '5',
  'Cache-Control': 'no-store',
})

// Next marks its own requests for a part of a page with `_rsc`.
const withoutNextsOwn = (search: string) => {
  const params = new URLSearchParams(search)
  params.delete('_rsc')
  return params.size > 0 ? `?${params}` : ''
}

export const config = {
  matcher: ['/((?!api/health|_next/|favicon.ico|icon).*)'],
}
