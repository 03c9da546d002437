import { logError } from '@/lib/log'
import { parsePictureName, readPicture } from '@/lib/pictures/queries'
import { RETRY_SECONDS } from '@/lib/action/route-answer'

/**
 * Serves a picture to anyone who has its name: docs/decisions/picture-addresses.md. The bytes for a
 * name never change, so browsers can cache them. Opened as a page, it cannot run anything.
 */
export async function GET(request: Request, { params }: RouteContext<'/api/pictures/[name]'>) {
  const { name } = await params
  const wanted = parsePictureName(name)
  if (!wanted) return missing()
  const headers = {
    ...policy,
    'Cache-Control': 'public, max-age=31536000, immutable',
    ETag: `"${name}"`,
  }
  if (request.headers.get('if-none-match')?.includes(headers.ETag))
    return new Response(null, { status: 304, headers })
  const bytes = await readPicture(wanted.hash, wanted.size).catch(unavailable)
  if (bytes instanceof Response) return bytes
  if (!bytes) return missing()
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...headers,
      'Content-Type': 'image/webp',
      'Content-Length': String(bytes.length),
      'Content-Disposition': `inline; filename="${name}"`,
    },
  })
}

const policy = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
}

const without = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers: { ...policy, 'Cache-Control': 'no-store', ...headers } })

const missing = () => without(404)

/** The store is unavailable: pages show initials until it is back. */
function unavailable(error: unknown) {
  logError(error, { during: 'reading a picture' })
  return without(503, { 'Retry-After': String(RETRY_SECONDS) })
}
