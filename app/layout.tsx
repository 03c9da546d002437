import './globals.css'
import type { Metadata, Viewport } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { LazyHelpers } from '@/components/shell/lazy-helpers'
import { FontPreload } from '@/components/ui/font-preload'
import { Flash } from '@/components/ui/flash'
import { Toaster } from '@/components/ui/toaster'
import config from '@/guildhall.config'
import { brandCss } from '@/lib/brand/brand-css'
import { dataTheme, THEME_COOKIE } from '@/lib/users/theme'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('app')
  const { name } = config.brand
  return {
    title: { default: name, template: `%s · ${name}` },
    description: t('description'),
    icons: { icon: { url: '/icons/icon.svg', type: 'image/svg+xml', sizes: 'any' } },
    robots: { index: false },
  }
}

const style = brandCss(config.brand)
const { font } = config.brand

export const viewport: Viewport = { colorScheme: 'light dark' }

/** The page around every page. Of who asks it reads the theme alone, so that none flashes up. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [t, locale, jar] = await Promise.all([getTranslations('app'), getLocale(), cookies()])
  return (
    <html lang={locale} data-theme={dataTheme(jar.get(THEME_COOKIE)?.value)}>
      {style && (
        <head>
          <style dangerouslySetInnerHTML={{ __html: style }} />
        </head>
      )}
      <body>
        {!font && <FontPreload />}
        {typeof font === 'object' && <FontPreload file={font.file} />}
        {children}
        <Toaster label={t('notifications')} closeLabel={t('dismiss')} />
        <Flash />
        <LazyHelpers />
      </body>
    </html>
  )
}
