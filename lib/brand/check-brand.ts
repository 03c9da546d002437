import 'server-only'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { paletteOf } from '@/lib/brand/palette'
import { radii, type Brand } from '@/lib/config/define-brand'

/**
 * Refuses an invalid brand with one sentence when the server starts, rather than on the first request.
 * @param folder where the files are; empty on hosts that serve them separately from the server
 */
export function checkBrand({ name, accent, radius, logo, icon, font }: Brand, folder = 'public') {
  if (!name.trim()) refuse('needs a name.')
  if (accent !== undefined) paletteOf(accent)
  if (radius && !Object.hasOwn(radii, radius))
    refuse(`has the radius "${radius}": choose one of ${Object.keys(radii).join(', ')}.`)
  if (logo && !(logo.width > 0 && logo.height > 0))
    refuse('has a logo without a size: give its width and height in pixels.')
  if (icon && !icon.endsWith('.svg')) refuse(`has the icon "${icon}", which is no SVG file.`)
  const family = typeof font === 'string' ? font : font?.family
  if (family !== undefined && !/^[^;{}<>]*\w[^;{}<>]*$/.test(family))
    refuse(`has the font "${family}": write font families as CSS does, like "Georgia, serif".`)
  const files = {
    logo: [logo?.light, logo?.dark],
    icon: [icon],
    font: [typeof font === 'string' ? undefined : font?.file],
  }
  for (const [part, addresses] of Object.entries(files))
    for (const address of addresses) if (address !== undefined) checkFile(part, address, folder)
}

function checkFile(part: string, address: string, folder: string) {
  if (!/^\/[\w./-]+$/.test(address) || address.includes('..'))
    refuse(
      `has "${address}" as its ${part}: write a file of public/ by its address, like "/a.svg".`,
    )
  if (existsSync(folder) && !existsSync(join(folder, address)))
    refuse(`names the ${part} "${address}", but there is no file public${address}.`)
}

const refuse = (what: string): never => {
  throw new Error(`guildhall.config.ts: the brand ${what}`)
}
