import type { ReactNode } from 'react'
import config from '@/guildhall.config'
import { brandCss } from '@/lib/brand/brand-css'
import { flashHere } from '@/lib/action/flash'
import { getTranslations } from '@/lib/i18n/translations'
import { LazyHelpers } from './lazy-helpers'
import { preload } from 'react-dom'

const style = brandCss(config.brand)
const { font } = config.brand

/**
 * Common to every page in any layout: the brand, font, notices and keyboard helpers; without JavaScript
 * the message of the last action.
 */
export async function AroundEveryPage({ children }: { children: ReactNode }) {
  const [t, flash] = await Promise.all([getTranslations('app'), flashHere()])
  return (
    <>
      {style && (
        <style href="brand" precedence="brand">
          {style}
        </style>
      )}
      {!font && <FontPreload />}
      {typeof font === 'object' && <FontPreload file={font.file} />}
      {flash && (
        <noscript>
          <p role="status" className="tone-success border-b px-4 py-2.5 text-center font-medium">
            {flash}
          </p>
        </noscript>
      )}
      {children}
      <LazyHelpers toasts={{ label: t('notifications'), closeLabel: t('dismiss') }} />
    </>
  )
}

const inter = new URL(
  '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  import.meta.url,
).href

/** Loads the font with the page, not after its style sheet. Used once, in the root layout. */
function FontPreload({ file = inter }: { file?: string }) {
  preload(file, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
  return null
}
