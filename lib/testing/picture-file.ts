import sharp from 'sharp'

/** Creates an uploaded picture: one color, in the given format. */
export async function pictureFile({
  width = 300,
  height = 200,
  colour = 'teal',
  format = 'png',
}: {
  width?: number
  height?: number
  colour?: string
  format?: 'png' | 'jpeg' | 'webp' | 'gif'
} = {}): Promise<File> {
  const made = sharp({ create: { width, height, channels: 3, background: colour } })
  return asFile(await made.toFormat(format).toBuffer(), `picture.${format}`)
}

/** Any bytes under any name. */
export const asFile = (bytes: Uint8Array | string, name = 'picture.png', type = 'image/png') =>
  new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name, { type })
