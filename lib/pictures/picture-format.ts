import 'server-only'

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
