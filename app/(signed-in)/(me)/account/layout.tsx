import { getTranslations } from 'next-intl/server'
import { Tabs } from '@/components/ui/tabs'

/** The sections of a person's own settings: in the sidebar on a desktop, above the page on a phone. */
export default async function AccountLayout({ children }: LayoutProps<'/account'>) {
  const [t, nav] = await Promise.all([getTranslations('account'), getTranslations('nav')])
  return (
    <>
      <div className="lg:hidden noscript:hidden">
        <Tabs
          label={t('sections')}
          items={[
            { href: '/account', label: nav('profile'), exact: true },
            { href: '/account/security', label: nav('security') },
            { href: '/account/sessions', label: nav('sessions') },
          ]}
        />
      </div>
      {children}
    </>
  )
}
