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
import { whyAway, type Away } from '@/lib/ops/why-away'
import { RECENT_COOKIE, visitCookie } from '@/lib/organizations/recent-slugs'

/**
 * Conveniences, and no lock: every page and action checks for itself, and stays shut with this
 * file deleted. It tells layouts which path was asked for (they are not told otherwise), so that the
 * sign-in page can lead back there; it remembers the organizations that were last looked at; it gives
 * each page its Content-Security-Policy; and it answers with a true status where Next could do so only
 * after its 200: 503 while the site is away, 403, 413 and 400 for posts that nothing here would take.
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
  // Programs are told by their own routes what is missing.
  if (isProgram) return NextResponse.next()
  // A form stays filled in: with JavaScript by itself, without it in a document that holds it.
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
  // Not with a form's answer: a cookie there makes Next draw the page anew, and what was typed goes.
  // Nor with what a link that comes into view fetches in advance: nobody has been there.
  if (request.method !== 'GET' || request.headers.has('next-router-prefetch')) return
  const recent = request.cookies.get(RECENT_COOKIE)?.value
  const cookie = visitCookie(request.nextUrl.pathname, recent)
  if (cookie) response.headers.append('Set-Cookie', cookie)
}

/** One line in the log, without the rest of the path: it may hold a token. */
function refuse(request: NextRequest, { status, reason }: RefusedPost) {
  const [, first = ''] = request.nextUrl.pathname.split('/')
  logRefusal({ status, reason, method: request.method, path: `/${first}` })
  const isDocument =
    !request.headers.has('next-action') && !request.nextUrl.pathname.startsWith('/api/')
  if (reason === 'body-too-large' && isDocument) return keep(request, 'tooLarge', status)
  return plain(reason, status)
}

// Exactly this type: Next's client hands such a text on as the error's message.
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

// Not from nextUrl, which says localhost for every loopback address: where Next listens on another
// one, it takes the page for that of a foreign site and asks itself for it over the network, which
// is answered by this very rewrite, without end.
const elsewhere = (request: NextRequest, path: string) => new URL(path, request.url)

const goneFor = (away: Away) => ({
  'Retry-After': away === 'maintenance' ? '300' : '5',
  'Cache-Control': 'no-store',
})

export const config = {
  matcher: [
    {
      source: '/((?!api/health|_next/|favicon.ico|apple-touch-icon|icon).*)',
      // What lib/ops/door.ts has answered for. No client can say so: Node's server takes it off.
      missing: [{ type: 'header', key: 'x-guildhall-door' }],
    },
    // Nothing takes it off on Vercel, whose every request has this header: there nobody skips this.
    {
      source: '/((?!api/health|_next/|favicon.ico|apple-touch-icon|icon).*)',
      has: [{ type: 'header', key: 'x-vercel-id' }],
    },
  ],
}
