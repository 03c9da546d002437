import {
  Building2,
  ChartLine,
  Crown,
  LogOut,
  Mail,
  Send,
  UserRoundCheck,
  Users,
} from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { SignedInFrame } from '@/components/frame/signed-in-frame'
import { requireStaff } from '@/lib/access/context'
import { adminPath } from '@/lib/paths'

const pages = [
  { page: '', label: 'overview', icon: <ChartLine /> },
  { page: 'organizations', label: 'organizations', icon: <Building2 /> },
  { page: 'people', label: 'people', icon: <Users /> },
  { page: 'owners', label: 'owners', icon: <Crown /> },
  { page: 'memberships', label: 'memberships', icon: <UserRoundCheck /> },
  { page: 'invitations', label: 'invitations', icon: <Mail /> },
  { page: 'outbox', label: 'outbox', icon: <Send /> },
] as const

/** Lets staff in, and nobody else; every page checks again, as a layout does not run each time. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const user = await requireStaff()
  const t = await getTranslations('admin')
  const items = pages.map(({ page, label, icon }) => ({
    href: adminPath(page),
    label: t(label),
    icon,
    exact: page === '',
  }))
  const leave = [{ href: '/orgs' as const, label: t('leave'), icon: <LogOut />, exact: true }]
  return (
    <SignedInFrame user={user} nav={[{ title: t('title'), items }, { items: leave }]}>
      {children}
    </SignedInFrame>
  )
}
