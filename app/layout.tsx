import './globals.css'
import type { Metadata, Viewport } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { AroundEveryPage } from '@/components/shell/around-every-page'
import config from '@/guildhall.config'
import { dataTheme, THEME_COOKIE } from '@/lib/accounts/profile/theme'

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

export const viewport: Viewport = { colorScheme: 'light dark' }

/** The root layout. It reads the theme itself, to avoid a flash of the wrong one. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, jar] = await Promise.all([getLocale(), cookies()])
  return (
    <html lang={locale} data-theme={dataTheme(jar.get(THEME_COOKIE)?.value)}>
      <body>
        <AroundEveryPage>{children}</AroundEveryPage>
      </body>
    </html>
  )
}
