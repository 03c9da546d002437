import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { paletteOf } from '@/lib/brand/palette'
import type { Brand } from '@/lib/config/define-brand'

/** The SVG of the brand's icon: its own file, or the default in its accent. Read at build time. */
export function brandIcon({ icon, accent }: Brand): string {
  if (icon) return readFileSync(join(process.cwd(), 'public', icon), 'utf8')
  const { light, dark } = themeColours(accent)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
  <style>
    path { fill: ${light} }
    @media (prefers-color-scheme: dark) { path { fill: ${dark} } }
  </style>
  <path d="M11.4 2.2a1.2 1.2 0 0 1 1.2 0l8.6 5a1.2 1.2 0 0 1-.6 2.3H3.4a1.2 1.2 0 0 1-.6-2.3z" />
  <path d="M4.5 11.5h3v6h-3zm6 0h3v6h-3zm6 0h3v6h-3zM3.2 19.5h17.6a1.1 1.1 0 0 1 0 2.3H3.2a1.1 1.1 0 0 1 0-2.3z" />
</svg>
`
}

// SVG is blocked for uploads (lib/pictures/make-picture.ts) and unblocked only while the brand's file is
// read.
const svgReader = { operation: ['VipsForeignLoadSvgBuffer'] }

/** The icon as a PNG on white, because home screens show transparency as black. */
export async function homeScreenIcon(brand: Brand, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const side = Math.round(size * 0.76)
  const edge = (size - side) / 2
  const [before, after] = [Math.floor(edge), Math.ceil(edge)]
  sharp.unblock(svgReader)
  try {
    const png = await sharp(Buffer.from(brandIcon(brand)), { density: 72 * 8 })
      .resize(side, side, { fit: 'contain', background: 'white' })
      .flatten({ background: 'white' })
      .extend({ top: before, bottom: after, left: before, right: after, background: 'white' })
      .png()
      .toBuffer()
    return new Uint8Array(png)
  } finally {
    sharp.block(svgReader)
  }
}

/** The accent of each theme, for places without CSS variables. */
export function themeColours(accent: Brand['accent']) {
  if (accent === undefined) return { light: '#0b6363', dark: '#6dbfbb' }
  const { light, dark } = paletteOf(accent)
  return { light: light.accent, dark: dark.accent }
}
