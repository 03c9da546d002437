import { preload } from 'react-dom'

const inter = new URL(
  '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  import.meta.url,
).href

/** Loads the font with the page, not after its style sheet. Used once, in the root layout. */
export function FontPreload({ file = inter }: { file?: string }) {
  preload(file, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
  return null
}
