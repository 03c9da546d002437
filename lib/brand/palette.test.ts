import { readFileSync } from 'node:fs'
import { blend, converter, formatHex, wcagContrast } from 'culori'
import { describe, expect, test } from 'vitest'
import { paletteOf } from '@/lib/brand/palette'

const themes = ['light', 'dark'] as const
type Theme = (typeof themes)[number]

/** A variable of app/globals.css in one theme. */
const css = readFileSync('app/globals.css', 'utf8')
function token(name: string, theme: Theme): string {
  const [, light, dark] =
    new RegExp(`--color-${name}: light-dark\\((oklch\\([^)]*\\)), (oklch\\([^)]*\\))\\)`).exec(
      css,
    ) ?? []
  const value = theme === 'light' ? light : dark
  if (!value) throw new Error(`app/globals.css has no --color-${name}`)
  return value
}

/** Every background for text in the accent, including on hover. */
const groundsOf = (theme: Theme) =>
  ['canvas', 'sunken', 'surface', 'raised'].flatMap((name) => {
    const ground = token(name, theme)
    return [ground, formatHex(blend([ground, token('hover', theme)]))]
  })

const accents = [
  ...[
    '#b4236b',
    '#0a6364',
    'black',
    'white',
    '#808080',
    'yellow',
    '#ffd400',
    'red',
    'lime',
    'blue',
  ],
  ...[
    '#39ff14',
    '#ff00ff',
    '#00ffff',
    '#ff6600',
    '#000080',
    '#3d0c02',
    '#fdf6e3',
    '#777',
    '#010101',
  ],
  ...['rebeccapurple', 'oklch(0.5 0.37 150)', 'hsl(210 100% 50%)', 'color(display-p3 1 0 0)'],
]

describe.each(themes)('in the %s theme', (theme) => {
  test.each(accents)('%s is readable as text and as a button', (accent) => {
    const shades = paletteOf(accent)[theme]
    for (const ground of [...groundsOf(theme), shades.accentSoft])
      expect(wcagContrast(shades.accent, ground), `on ${ground}`).toBeGreaterThanOrEqual(4.5)
    for (const fill of [shades.accent, shades.accentHover])
      expect(wcagContrast(shades.onAccent, fill)).toBeGreaterThanOrEqual(4.5)
    for (const ground of [shades.accentSoft, shades.accentLine])
      expect(wcagContrast(token('ink', theme), ground)).toBeGreaterThanOrEqual(4.5)
    expect(wcagContrast(token('muted', theme), shades.accentSoft)).toBeGreaterThanOrEqual(4.5)
    expect(shades.accentHover).not.toBe(shades.accent)
  })
})

test('a readable accent is unchanged, and keeps its hue in the other theme', () => {
  const { light, dark } = paletteOf('#b4236b')
  expect(light.accent).toBe('#b4236b')
  const hue = (colour: string) => converter('oklch')(colour)?.h ?? 0
  expect(Math.abs(hue(dark.accent) - hue('#b4236b'))).toBeLessThan(3)
  expect(paletteOf('#39ff14').dark.accent).toBe('#39ff14')
})

test.each(['', 'verdigris', '#12', 'rgb(1 2 3 / 50%)', '#b4236b80', 'transparent', 'url(x)'])(
  '“%s” is refused as an accent',
  (accent) => expect(() => paletteOf(accent)).toThrow(/is no colour/),
)
