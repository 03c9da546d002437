import { getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { navItems } from '@/components/shell/nav-items'
import { SignedInFrame } from '@/components/shell/signed-in-frame'
import { requireStaff } from '@/lib/access/context'
import { adminPages } from '@/lib/access/pages'
import { adminPath } from '@/lib/paths'

/** Admits only staff; every page checks again, because a layout does not run on every navigation. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const user = await requireStaff()
  const t = await getTranslations('admin')
  const items = await navItems(adminPages, adminPath)
  const leave = [{ href: '/orgs' as const, label: t('leave'), icon: 'leave' as const, exact: true }]
  return (
    <SignedInFrame user={user} nav={[{ title: t('title'), items }, { items: leave }]}>
      {children}
    </SignedInFrame>
  )
}
