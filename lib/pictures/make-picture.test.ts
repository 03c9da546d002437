import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { makePicture } from '@/lib/pictures/make-picture'
import { asFile, pictureFile } from '@/lib/testing/picture-file'
import { outcome } from '@/lib/testing/refusal'

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer())
const bytes = async (what?: Parameters<typeof pictureFile>[0]) => bytesOf(await pictureFile(what))
const colourAt = async (picture: Uint8Array, left: number, top: number) =>
  [...(await sharp(picture).extract({ left, top, width: 1, height: 1 }).raw().toBuffer())].map(
    (value) => Math.round(value / 64),
  )

test.each(['png', 'jpeg', 'webp', 'gif'] as const)(
  'a %s becomes two square WebP files',
  async (format) => {
    const files = await makePicture(await bytes({ format }))
    for (const size of [256, 64] as const)
      expect(await sharp(files[size]).metadata()).toMatchObject({
        ...{ format: 'webp', width: size, height: size, hasAlpha: false },
      })
  },
)

test('it is cropped to the center', async () => {
  const third = { width: 100, height: 100, channels: 3 as const }
  const stripes = await sharp({ create: { ...third, width: 300, background: 'red' } })
    .composite([{ input: { create: { ...third, background: 'blue' } }, left: 100, top: 0 }])
    .png()
    .toBuffer()
  const { 256: large } = await makePicture(stripes)
  expect(await colourAt(large, 2, 128)).toEqual([0, 0, 4])
  expect(await colourAt(large, 253, 128)).toEqual([0, 0, 4])
})

test('a photo is upright, and reveals neither location nor camera', async () => {
  const turned = await sharp(await bytes({ width: 400, height: 100 }))
    .composite([
      {
        input: { create: { width: 400, height: 50, channels: 3, background: 'red' } },
        left: 0,
        top: 0,
      },
    ])
    .jpeg()
    .withExif({ IFD0: { Make: 'Camera' }, IFD3: { GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .toBuffer()
  const { 256: large } = await makePicture(turned)
  const { exif, icc, xmp, orientation } = await sharp(large).metadata()
  expect({ exif, icc, xmp, orientation }).toEqual({})
  // Rotated right by 90°: the former top is on the right.
  expect((await colourAt(large, 250, 128))[0]).toBe(4)
  expect((await colourAt(large, 5, 128))[0]).toBe(0)
})

test('transparent areas become white', async () => {
  const clear = await sharp({
    create: { width: 64, height: 64, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  })
    .png()
    .toBuffer()
  expect(await colourAt((await makePicture(clear))[256], 128, 128)).toEqual([4, 4, 4])
})

test('nothing hidden in the file is kept', async () => {
  const polyglot = Buffer.concat([
    await bytes({ format: 'jpeg' }),
    Buffer.from('<script>alert(1)</script>PK\x03\x04'),
  ])
  const files = await makePicture(polyglot)
  expect(Buffer.from(files[256]).includes('<script')).toBe(false)
  expect(Buffer.from(files[64]).includes('PK\x03\x04')).toBe(false)
})

/** A nearly empty PNG that claims these dimensions. */
function bomb(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 1
  const rows = deflateSync(Buffer.alloc(Math.ceil(width / 8 + 1) * Math.min(height, 2000)))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    ...[chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))],
  ])
}

function crc32(data: Buffer): number {
  let sum = 0xffffffff
  for (const byte of data) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return (sum ^ 0xffffffff) >>> 0
}

/** A GIF whose header claims huge dimensions. */
const gifBomb = (side: number) => {
  const head = Buffer.from('GIF89a\0\0\0\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\0\0\0\0\0', 'latin1')
  for (const at of [6, 8, 24, 26]) head.writeUInt16LE(side, at)
  return Buffer.concat([head, Buffer.from('\x02\x02\x44\x01\0;', 'latin1')])
}

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><script>1</script></svg>'

describe('refuses', () => {
  test.each<[string, string, () => Promise<Uint8Array> | Uint8Array]>([
    ['an SVG', 'unreadable', () => Buffer.from(svg)],
    ['an SVG named as a PNG', 'unreadable', () => bytesOf(asFile(svg, 'logo.png'))],
    ['an SVG after the first bytes of a GIF', 'unreadable', () => Buffer.from(`GIF89a${svg}`)],
    ['a web page', 'unreadable', () => Buffer.from('<!doctype html><script>1</script>')],
    ['a PDF', 'unreadable', () => Buffer.from('%PDF-1.7\n%âãÏÓ\n')],
    ['an empty file', 'unreadable', () => Buffer.alloc(0)],
    [
      'a TIFF',
      'unreadable',
      async () =>
        sharp(await bytes())
          .tiff()
          .toBuffer(),
    ],
    [
      'a truncated JPEG',
      'unreadable',
      async () => (await bytes({ format: 'jpeg', width: 900, height: 900 })).subarray(0, 3000),
    ],
    ['a truncated PNG', 'unreadable', async () => (await bytes()).subarray(0, 120)],
    ['a PNG of 20,000 × 20,000', 'large', () => bomb(20_000, 20_000)],
    ['a PNG longer than any screen', 'large', () => bomb(39_000_000, 1)],
    ['a GIF of 65,535 × 65,535', 'large', () => gifBomb(65_535)],
    ['a picture of one pixel', 'small', () => bytes({ width: 1, height: 1 })],
  ])('%s: %s', async (_, what, make) => {
    const file = await make()
    expect(await outcome(makePicture(file))).toBe(`picture-${what} at picture`)
  })
})
