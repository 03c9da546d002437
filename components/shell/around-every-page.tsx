import type { ReactNode } from 'react'
import { Flash } from '@/components/ui/flash'
import { FontPreload } from '@/components/ui/font-preload'
import { Toaster } from '@/components/ui/toaster'
import { getTranslations } from '@/lib/i18n/translations'
import { LazyHelpers } from './lazy-helpers'

/** What every page has around it, in whichever layout: font, notices, and what helps with the keyboard. */
export async function AroundEveryPage({ children }: { children: ReactNode }) {
  const t = await getTranslations('app')
  return (
    <>
      <FontPreload />
      {children}
      <Toaster label={t('notifications')} closeLabel={t('dismiss')} />
      <Flash />
      <LazyHelpers />
    </>
  )
}
