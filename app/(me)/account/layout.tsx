import { getTranslations } from '@/lib/i18n/translations'
import { navItems } from '@/components/shell/nav-items'
import { Tabs } from '@/components/ui/nav-item'
import { ownPages } from '@/lib/access/pages'

/** The sections of the personal settings: in the sidebar on desktops, above the page on phones. */
export default async function AccountLayout({ children }: LayoutProps<'/account'>) {
  const t = await getTranslations('account')
  const [, ...sections] = await navItems(ownPages, (page) => page)
  return (
    <>
      <div className="lg:hidden noscript:hidden">
        <Tabs
          label={t('sections')}
          items={sections.map(({ icon: _icon, ...section }) => section)}
        />
      </div>
      {children}
    </>
  )
}
