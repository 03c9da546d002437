import 'server-only'
import sharp from 'sharp'
import { DomainError } from '@/lib/errors'

export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'gif'

/**
 * What a file is by its first bytes, whatever its name and its sender say; null for what is no
 * picture here. SVG is none: it is a document that can hold scripts and addresses.
 */
export function pictureFormat(bytes: Uint8Array): PictureFormat | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'webp'
  return /^GIF8[79]a/.test(head) ? 'gif' : null
}

/** The sizes that pages show, in pixels on each side, by the largest first. */
export const pictureSizes = [256, 64] as const
export type PictureSize = (typeof pictureSizes)[number]
export type PictureFiles = Record<PictureSize, Uint8Array>

const LARGEST = pictureSizes[0]

/** What a picture may measure before it is cut: a small file can be a huge picture. */
const MAX_PIXELS = 40_000_000
const MAX_SIDE = 10_000
const MIN_SIDE = 32

// libvips reads many formats; those that nobody may send are shut, whatever gets past the first check.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif'].map((format) => `VipsForeignLoad${format}Buffer`),
})
// Uploads are rare and differ: nothing to keep in memory, and one thread for each is enough.
sharp.cache(false)
sharp.concurrency(1)

/**
 * Makes the pictures that pages show from what somebody sent: read, cut square from the middle, and
 * written again, so that nothing of the file itself is kept: no place, no camera, nothing hidden
 * behind the picture. White stands behind what is transparent, or a black logo would vanish in the
 * dark theme.
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

/** Looks at the head of the file alone: nothing is unpacked that would not fit. */
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

// Of what moves, the first frame. A file that ends too early is no picture.
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
