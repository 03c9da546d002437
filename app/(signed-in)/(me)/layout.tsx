import { Building2, MonitorSmartphone, Shield, UserRound } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { SignedInFrame } from '@/components/frame/signed-in-frame'
import { requireUser } from '@/lib/access/context'

/** The pages that are a person's own, whatever organization they act for. */
export default async function MeLayout({ children }: { children: ReactNode }) {
  const user = await requireUser()
  const t = await getTranslations('nav')
  const nav = [
    { items: [{ href: '/orgs', label: t('organizations'), icon: <Building2 /> } as const] },
    {
      title: t('account'),
      items: [
        { href: '/account', label: t('profile'), icon: <UserRound />, exact: true },
        { href: '/account/security', label: t('security'), icon: <Shield /> },
        { href: '/account/sessions', label: t('sessions'), icon: <MonitorSmartphone /> },
      ] as const,
    },
  ]
  return (
    <SignedInFrame user={user} nav={nav.map((group) => ({ ...group, items: [...group.items] }))}>
      {children}
    </SignedInFrame>
  )
}
