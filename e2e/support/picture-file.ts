import sharp from 'sharp'

/** A picture to upload: red, white and blue stripes, each a third of its width. */
export async function pictureFile(width = 900, height = 300) {
  const third = { width: width / 3, height, channels: 3 as const }
  const buffer = await sharp({ create: { ...third, width, background: 'white' } })
    .composite([
      { input: { create: { ...third, background: 'red' } }, left: 0, top: 0 },
      { input: { create: { ...third, background: 'blue' } }, left: (width / 3) * 2, top: 0 },
    ])
    .png()
    .toBuffer()
  return { name: 'stripes.png', mimeType: 'image/png', buffer }
}
