import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import config from '@/guildhall.config'
import { getLocale } from '@/lib/i18n/translations'
import { dataTheme, THEME_COOKIE } from '@/lib/accounts/profile/theme'
import { AroundEveryPage } from './around-every-page'
import { HtmlAttributes } from './html-attributes'

const { name } = config.brand

export const metadata: Metadata = {
  title: { default: name, template: `%s · ${name}` },
  robots: { index: false },
}

/**
 * The layout of Guildhall's pages in an app with its own root layout (scripts/add-to.mjs). The styles
 * of guildhall.css apply only inside this element.
 */
export async function NestedLayout({ children }: { children: ReactNode }) {
  const [locale, jar] = await Promise.all([getLocale(), cookies()])
  const theme = dataTheme(jar.get(THEME_COOKIE)?.value)
  return (
    <div className="guildhall" lang={locale} data-theme={theme}>
      <HtmlAttributes lang={locale} theme={theme} />
      <AroundEveryPage>{children}</AroundEveryPage>
    </div>
  )
}
