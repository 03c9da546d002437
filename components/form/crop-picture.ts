'use client'
import type { Area } from 'react-easy-crop'

/** The server scales it to 256 pixels: sending more than twice as many would be wasteful. */
const LARGEST = 512
const SMALLEST = 256

/** Crops a picture to a square in the browser, so that a large photo is sent as a small file. */
export async function cropPicture(url: string, area: Area): Promise<Blob> {
  const image = new Image()
  image.src = url
  await image.decode()
  const side = Math.min(LARGEST, Math.max(SMALLEST, Math.round(area.width)))
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = side
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this browser has no canvas')
  context.imageSmoothingQuality = 'high'
  context.drawImage(image, area.x, area.y, area.width, area.height, 0, 0, side, side)
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      // A browser that cannot write WebP returns a PNG, which also works.
      (blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be written'))),
      'image/webp',
      0.95,
    ),
  )
}
