import 'server-only'
import { paletteOf, type Shades } from '@/lib/brand/palette'
import { ownPaths } from '@/lib/ops/own-paths.mjs'
import { radii, type Brand } from '@/lib/config/define-brand'

/** Where globals.css sets its variables: the page, or Guildhall's part (scripts/lib/styles.mjs). */
const page = ownPaths ? ':is(.guildhall,body:has(.guildhall)>[data-base-ui-portal])' : ':root'

/** CSS for the head of every page, overriding app/globals.css; empty for a brand with only a name. */
export function brandCss({ accent, radius, font, logo, icon }: Brand): string {
  const family = typeof font === 'string' ? font : font?.family
  const palette = accent === undefined ? undefined : paletteOf(accent)
  const variables = [
    ...(palette ? colours(palette.light) : []),
    ...(radius ? corners(radius) : []),
    ...(family ? [`--font-latin:${family}`] : []),
  ]
  return [
    variables.length > 0 && `${page}{${variables.join(';')}}`,
    palette && inTheDark(ownPaths ? ` ${page}` : '', `{${colours(palette.dark).join(';')}}`),
    typeof font === 'object' &&
      `@font-face{font-family:${first(font.family)};src:url(${font.file});font-weight:100 900;font-display:swap}`,
    logo ? logoCss(logo) : icon && markCss(icon),
  ]
    .filter(Boolean)
    .join('')
}

const names: Record<keyof Shades, string> = {
  accent: 'accent',
  accentHover: 'accent-hover',
  onAccent: 'on-accent',
  accentSoft: 'accent-soft',
  accentLine: 'accent-line',
}

const colours = (shades: Shades) => [
  ...Object.entries(names).map(
    ([shade, name]) => `--color-${name}:${shades[shade as keyof Shades]}`,
  ),
  `--color-focus:${shades.accent}`,
]

/** A rule for the dark theme, chosen or the device's. Older browsers do not support light-dark(). */
const inTheDark = (selector: string, body: string) =>
  `@media(prefers-color-scheme:dark){:root:not([data-theme=light])${selector}${body}}` +
  `:root[data-theme=dark]${selector}${body}`

const rem = { small: 0.375, control: 0.5, card: 0.75, dialog: 1 }
const corners = (radius: keyof typeof radii) =>
  Object.entries(rem).map(([part, size]) => `--radius-${part}:${size * radii[radius]}rem`)

const first = (family: string) => family.split(',', 1)[0]

// The name stays for screen readers.
const hidden = 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)'

function logoCss({ light, dark, width, height }: NonNullable<Brand['logo']>) {
  const size = `width:${((1.5 * width) / height).toFixed(3)}rem`
  return [
    picture(light, size),
    dark && inTheDark(' .logo::before', `{background-image:url(${dark})}`),
    `.logo>span{${hidden}}`,
  ]
    .filter(Boolean)
    .join('')
}

const markCss = (icon: string) => picture(icon, 'width:1.5rem')
const picture = (address: string, size: string) =>
  `.logo>svg{display:none}.logo::before{content:"";height:1.5rem;${size};background:url(${address}) center/contain no-repeat}`
