import type { CSSProperties } from 'react'
import config from '@/guildhall.config'
import { paletteOf } from '@/lib/brand/palette'
import { radii } from '@/lib/config/define-brand'

const { accent, font: own, radius } = config.brand
const palette = accent === undefined ? undefined : paletteOf(accent)

// The variables of app/globals.css as hex, because email clients support neither oklch() nor variables.
const light = {
  canvas: '#faf9f7',
  surface: '#ffffff',
  ink: '#201e1a',
  muted: '#635e58',
  line: '#e4e3df',
  lineStrong: '#d1cfca',
  accent: palette?.light.accent ?? '#0a6364',
  onAccent: palette?.light.onAccent ?? '#f8fdfc',
}
const dark: typeof light = {
  canvas: '#12100f',
  surface: '#1a1816',
  ink: '#eeedea',
  muted: '#aba9a4',
  line: '#2c2a27',
  lineStrong: '#3f3d39',
  accent: palette?.dark.accent ?? '#75ccc7',
  onAccent: palette?.dark.onAccent ?? '#031a1a',
}

// Emails load nothing, so the brand's font is used only if the device has it.
const family = typeof own === 'object' ? own.family : own
const sans =
  "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
const font = `${family ?? 'Inter'}, ${sans}`
const round = (pixels: number) => Math.round(pixels * radii[radius ?? 'medium'])
const small = { color: light.muted, fontSize: 13, lineHeight: '20px' }

/** The styles of an email by class name: light, and inline because every client supports that. */
export const mailStyles = {
  canvas: {
    backgroundColor: light.canvas,
    color: light.ink,
    fontFamily: font,
    margin: 0,
    padding: '32px 12px',
  },
  column: { maxWidth: 560 },
  mark: { fontSize: 15, fontWeight: 600, letterSpacing: '-0.01em', margin: '0 4px 16px' },
  card: {
    backgroundColor: light.surface,
    border: `1px solid ${light.line}`,
    borderRadius: round(12),
    padding: '32px 32px 28px',
  },
  heading: {
    fontSize: 22,
    fontWeight: 600,
    letterSpacing: '-0.015em',
    lineHeight: '30px',
    margin: '0 0 16px',
  },
  paragraph: { fontSize: 15, lineHeight: '24px', margin: '0 0 16px' },
  quote: {
    borderLeft: `3px solid ${light.lineStrong}`,
    margin: '0 0 16px',
    padding: '2px 0 2px 16px',
  },
  quoted: { fontSize: 15, lineHeight: '24px', margin: '0 0 4px' },
  button: {
    backgroundColor: light.accent,
    borderRadius: round(8),
    color: light.onAccent,
    fontSize: 15,
    fontWeight: 600,
    margin: '8px 0 24px',
    padding: '13px 22px',
  },
  link: { color: light.accent, textDecoration: 'underline' },
  muted: { ...small, margin: '0 0 2px' },
  address: { ...small, margin: 0, wordBreak: 'break-all' },
  why: { ...small, margin: '16px 4px 0' },
} satisfies Record<string, CSSProperties>

/** The same for the dark theme, in clients that follow the system; and narrower margins on phones. */
export const mailStyleSheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark }
h1, p { overflow-wrap: anywhere }
strong { font-weight: 600 }
@media (max-width: 480px) {
  .card { padding: 24px 20px 22px !important }
}
@media (prefers-color-scheme: dark) {
  .canvas, .canvas > table > tbody > tr > td {
    background-color: ${dark.canvas} !important;
    color: ${dark.ink} !important;
  }
  .card { background-color: ${dark.surface} !important; border-color: ${dark.line} !important }
  .quote { border-color: ${dark.lineStrong} !important }
  .button { background-color: ${dark.accent} !important; color: ${dark.onAccent} !important }
  .link { color: ${dark.accent} !important }
  .muted, .address, .why { color: ${dark.muted} !important }
}`
