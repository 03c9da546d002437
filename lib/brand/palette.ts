import { clampChroma, converter, formatHex, parse, wcagContrast, type Oklch } from 'culori'

/** The colors a theme of app/globals.css derives from one accent, as hex. */
export interface Shades {
  accent: string
  accentHover: string
  onAccent: string
  accentSoft: string
  accentLine: string
}

/**
 * Derives both themes from one accent: its hue, at a lightness that is readable as text. A color that
 * is readable on every background of the light theme is unchanged; yellow becomes olive, white becomes
 * gray.
 * @throws if the accent is not an opaque color
 */
export function paletteOf(accent: string): { light: Shades; dark: Shades } {
  const colour = toOklch(parse(accent))
  if (!colour || (colour.alpha ?? 1) < 1)
    throw new Error(
      `guildhall.config.ts: the accent "${accent}" of the brand is no colour: ` +
        'write an opaque one as CSS does, like "#b4236b" or "oklch(0.5 0.19 357)".',
    )
  const light = readable(colour, lightGround, -STEP)
  // A dark accent is raised to the lightness of the default one, then further until it is readable.
  const dark = readable({ ...colour, l: Math.max(colour.l, 0.745) }, darkGround, STEP)
  const tint = (l: number, most: number) => hex({ ...colour, l, c: Math.min(colour.c, most) })
  return {
    light: {
      accent: hex(light),
      accentHover: hex({ ...light, l: light.l > 0.25 ? light.l - 0.05 : light.l + 0.07 }),
      onAccent: tint(0.99, 0.005),
      accentSoft: tint(0.955, 0.018),
      accentLine: tint(0.86, 0.04),
    },
    dark: {
      accent: hex(dark),
      accentHover: hex({ ...dark, l: dark.l < 0.93 ? dark.l + 0.055 : dark.l - 0.055 }),
      onAccent: tint(0.2, 0.03),
      accentSoft: tint(0.285, 0.032),
      accentLine: tint(0.4, 0.05),
    },
  }
}

const toOklch = converter('oklch')
const hex = (colour: Oklch) => formatHex(clampChroma(colour, 'oklch'))

// The darkest background of the light theme and the lightest of the dark one that the accent is used on.
const lightGround = 'oklch(0.93 0.005 85)'
const darkGround = 'oklch(0.3 0.006 75)'
const STEP = 0.005

/** The same hue at the first lightness readable as text on this background (WCAG 2.2, 1.4.3). */
function readable(colour: Oklch, ground: string, step: number): Oklch {
  let found = colour
  while (wcagContrast(hex(found), ground) < 4.5) found = { ...found, l: found.l + step }
  return found
}
