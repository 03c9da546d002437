import 'server-only'
import sharp from 'sharp'
import { DomainError } from '@/lib/errors'

export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'gif'

/**
 * Detects a file's format from its first bytes, whatever its name and content type say; null if it is
 * not supported. SVG is not: it is a document that can contain scripts and links.
 */
export function pictureFormat(bytes: Uint8Array): PictureFormat | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'webp'
  return /^GIF8[79]a/.test(head) ? 'gif' : null
}

/** The sizes shown on pages, in pixels per side, largest first. */
export const pictureSizes = [256, 64] as const
export type PictureSize = (typeof pictureSizes)[number]
export type PictureFiles = Record<PictureSize, Uint8Array>

const LARGEST = pictureSizes[0]

/** The largest accepted picture before cropping: a small file can be a huge picture. */
const MAX_PIXELS = 40_000_000
const MAX_SIDE = 10_000
const MIN_SIDE = 32

// libvips reads many formats; all but the accepted ones are blocked, whatever passes the first check.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif'].map((format) => `VipsForeignLoad${format}Buffer`),
})
// Uploads are rare and differ: no cache is needed, and one thread each is enough.
sharp.cache(false)
sharp.concurrency(1)

/**
 * Creates the pictures shown on pages from an upload: decoded, cropped to a centered square and encoded
 * again, so that nothing else of the file is kept: no location, no camera, nothing hidden. Transparent
 * areas become white, because a black logo would vanish in the dark theme.
 * @throws DomainError picture-unreadable | picture-large | picture-small, at `picture`
 */
export async function makePicture(bytes: Uint8Array): Promise<PictureFiles> {
  const format = pictureFormat(bytes)
  if (!format) throw new DomainError('picture-unreadable', 'picture')
  await ensureMeasures(bytes, format)
  const square = await readable(
    open(bytes)
      .autoOrient()
      .resize(LARGEST, LARGEST, { fit: 'cover', position: 'centre' })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .timeout({ seconds: 10 })
      .png({ compressionLevel: 1 })
      .toBuffer(),
  )
  const [large, small] = await Promise.all(
    pictureSizes.map((size) => sharp(square).resize(size, size).webp({ quality: 86 }).toBuffer()),
  )
  return { 256: large!, 64: small! }
}

/** Reads only the file's header: nothing too large is decoded. */
async function ensureMeasures(bytes: Uint8Array, format: PictureFormat) {
  const found = await readable(sharp(bytes, { limitInputPixels: false }).metadata())
  if (found.format !== format) throw new DomainError('picture-unreadable', 'picture')
  const { width, height } = found
  if (width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE)
    throw new DomainError('picture-large', 'picture', {
      megapixels: MAX_PIXELS / 1_000_000,
      side: MAX_SIDE,
    })
  if (Math.min(width, height) < MIN_SIDE)
    throw new DomainError('picture-small', 'picture', { pixels: MIN_SIDE })
}

// Uses the first frame of an animation. A truncated file is refused.
const open = (bytes: Uint8Array) =>
  sharp(bytes, {
    pages: 1,
    failOn: 'truncated',
    limitInputPixels: MAX_PIXELS,
    sequentialRead: true,
  })

async function readable<R>(work: Promise<R>): Promise<R> {
  try {
    return await work
  } catch {
    throw new DomainError('picture-unreadable', 'picture')
  }
}
