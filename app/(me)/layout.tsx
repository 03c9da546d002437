import { getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { navItems } from '@/components/shell/nav-items'
import { SignedInFrame } from '@/components/shell/signed-in-frame'
import { requireUser } from '@/lib/access/context'
import { ownPages } from '@/lib/access/pages'

/** The layout of personal pages, which belong to no organization. */
export default async function MeLayout({ children }: { children: ReactNode }) {
  const user = await requireUser()
  const t = await getTranslations('nav')
  const [organizations, ...account] = await navItems(ownPages, (page) => page)
  return (
    <SignedInFrame
      user={user}
      nav={[
        { items: organizations ? [organizations] : [] },
        { title: t('account'), items: account },
      ]}
    >
      {children}
    </SignedInFrame>
  )
}
