import 'server-only'
import compression from 'compression'
import type { IncomingMessage, ServerResponse } from 'node:http'

type Compress = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

// Files are kept by browsers, so they may take longer. A page is read once: this takes a third of the time
// and half of the memory, for a tenth more to send (docs/decisions/speed.md).
const compressFile = compression() as unknown as Compress
const compressPage = compression({ level: 3, memLevel: 7, windowBits: 14 }) as unknown as Compress

/**
 * Compresses a response with gzip if its client accepts it, instead of Next, which offers no choice of
 * level (`compress: false` in with-guildhall.mjs). Not with Brotli, whose streams take longer to create
 * than a page to compress.
 */
export function compress(request: IncomingMessage, response: ServerResponse) {
  const { headers, url } = request
  const accepted = headers['accept-encoding']?.split(',').filter((name) => !/^\s*br\b/.test(name))
  if (accepted) headers['accept-encoding'] = accepted.join(',')
  const compressThis = url?.startsWith('/_next/') ? compressFile : compressPage
  compressThis(request, response, () => {})
}
