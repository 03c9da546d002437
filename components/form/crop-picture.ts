'use client'
import type { Area } from 'react-easy-crop'

/** The server makes 256 pixels of it: more than twice as many would be sent for nothing. */
const LARGEST = 512
const SMALLEST = 256

/** Cuts a square out of a picture, in the browser, so that a large photograph is sent as a small file. */
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
      // A browser that cannot write WebP gives a PNG, which will do as well.
      (blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be written'))),
      'image/webp',
      0.95,
    ),
  )
}
