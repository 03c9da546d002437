import { NextResponse, type NextRequest } from 'next/server'
import { CLEAR_SITE_DATA, SIGNED_OUT_COOKIE } from '@/lib/accounts/sessions/clear-site-data'
import { logRefusal } from '@/lib/log'
import {
  askedPath,
  contentSecurityPolicy,
  newNonce,
  strictTransportSecurity,
} from '@/lib/ops/page-headers'
import { whyRefusePost, type RefusedPost } from '@/lib/ops/refuse-post'
import { whyAway, type Away } from '@/lib/ops/is-database-away'
import { fromRequest } from '@/lib/ops/origin'
import { RECENT_COOKIE, visitCookie } from '@/lib/organizations/recent-slugs'

/**
 * Only conveniences, no access control: every page and action checks for itself, and stays protected if
 * this file is deleted. It passes the requested path to layouts, which do not receive it otherwise, so
 * that the sign-in page can return there; it remembers recently visited organizations; it gives each
 * page its Content-Security-Policy; and it sets the correct status where Next could only do so after
 * its 200: 503 while the site is unavailable; 403, 413 and 400 for posts that no action would accept.
 */
export async function proxy(request: NextRequest) {
  const response = await answer(request)
  const transport = strictTransportSecurity()
  if (transport) response.headers.set('Strict-Transport-Security', transport)
  if (request.method === 'GET' && request.cookies.has(SIGNED_OUT_COOKIE)) {
    response.headers.set('Clear-Site-Data', CLEAR_SITE_DATA)
    response.cookies.delete(SIGNED_OUT_COOKIE)
  }
  if (response.ok) rememberVisit(request, response)
  return response
}

async function answer(request: NextRequest) {
  const { pathname } = request.nextUrl
  const refused = await whyRefusePost(request)
  if (refused) return refuse(request, refused)
  const isProgram = pathname.startsWith('/api/')
  const away = await whyAway()
  if (away === 'maintenance' && isProgram)
    return NextResponse.json({ status: away }, { status: 503, headers: goneFor(away) })
  // API routes report themselves what is unavailable.
  if (isProgram) return NextResponse.next()
  // A form keeps its values: with JavaScript on its own, without it in a document that contains them.
  if (away && request.headers.has('next-action')) return plain(away, 503, goneFor(away))
  if (away && request.method === 'POST') return keep(request, away, 503, goneFor(away))

  const nonce = newNonce()
  const headers = new Headers(request.headers)
  headers.set('x-guildhall-path', askedPath(request.nextUrl))
  headers.delete('x-guildhall-away')
  headers.set('Content-Security-Policy', contentSecurityPolicy(nonce))
  if (away) headers.set('x-guildhall-away', away)
  const response = away
    ? NextResponse.rewrite(elsewhere(request, '/unavailable'), {
        status: 503,
        request: { headers },
        headers: goneFor(away),
      })
    : NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', contentSecurityPolicy(nonce))
  return response
}

function rememberVisit(request: NextRequest, response: NextResponse) {
  // Not on form responses: a cookie there makes Next re-render the page, which loses what was typed. Not
  // on prefetches either, because nobody has visited the page.
  if (request.method !== 'GET' || request.headers.has('next-router-prefetch')) return
  const recent = request.cookies.get(RECENT_COOKIE)?.value
  const cookie = visitCookie(request.nextUrl.pathname, recent)
  if (cookie) response.headers.append('Set-Cookie', cookie)
}

function refuse(request: NextRequest, { status, reason }: RefusedPost) {
  // Without the path, which may contain a token.
  fromRequest(request.headers, () => logRefusal({ status, reason, method: request.method }))
  const isDocument =
    !request.headers.has('next-action') && !request.nextUrl.pathname.startsWith('/api/')
  if (reason === 'body-too-large' && isDocument) return keep(request, 'tooLarge', status)
  return plain(reason, status)
}

// Exactly this type: Next's client uses such a text as the error's message.
const plain = (text: string, status: number, headers: Record<string, string> = {}) =>
  new NextResponse(text, {
    status,
    headers: { 'Cache-Control': 'no-store', ...headers, 'Content-Type': 'text/plain' },
  })

function keep(request: NextRequest, why: Away | 'tooLarge', status: number, more = {}) {
  const headers = new Headers(request.headers)
  headers.set('x-guildhall-away', why)
  return NextResponse.rewrite(elsewhere(request, '/unavailable/form'), {
    status,
    request: { headers },
    headers: more,
  })
}

// Not from nextUrl, which says localhost for every loopback address. If Next listens on another one, it
// treats the page as external and requests it over the network, which hits this rewrite again, endlessly.
const elsewhere = (request: NextRequest, path: string) => new URL(path, request.url)

const goneFor = (away: Away) => ({
  'Retry-After': away === 'maintenance' ? '300' : '5',
  'Cache-Control': 'no-store',
})

export const config = {
  matcher: [
    {
      source: '/((?!api/health|_next/|favicon.ico|apple-touch-icon|icon).*)',
      // Requests that lib/ops/door.ts has handled. Clients cannot set this header: Node's server removes
      // it.
      missing: [{ type: 'header', key: 'x-guildhall-door' }],
    },
    // On Vercel, where every request has this header, nothing removes the other one; so none is skipped
    // there.
    {
      source: '/((?!api/health|_next/|favicon.ico|apple-touch-icon|icon).*)',
      has: [{ type: 'header', key: 'x-vercel-id' }],
    },
  ],
}
