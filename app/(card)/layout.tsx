import { getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { OnPlainHttp } from '@/components/shell/on-plain-http'
import { LanguagePicker } from '@/components/shell/language-picker'
import { Part, BrandLogo } from '@/components/shell/part'
import { Banner } from '@/components/ui/banner'
import { PublicFrame } from '@/components/ui/auth-card'
import { TextLink } from '@/components/ui/text-link'
import config from '@/guildhall.config'
import { hasDevMailbox, secureAddress } from '@/lib/ops/dev-pages'

/** A single card in the middle of the page. */
export default async function CardLayout({ children }: { children: ReactNode }) {
  const [t, hasMailbox, secure] = await Promise.all([
    getTranslations('app'),
    hasDevMailbox(),
    secureAddress(),
  ])
  return (
    <PublicFrame
      home={{ href: '/', label: <BrandLogo /> }}
      aside={config.components.besideCard && <Part name="besideCard" />}
      skip={t('skip')}
      footer={
        <>
          <LanguagePicker />
          <Part name="footer" />
          {hasMailbox && <TextLink href="/dev/mailbox">{t('mailbox')}</TextLink>}
        </>
      }
    >
      {secure && (
        <OnPlainHttp guess={secure.isMissed}>
          <Banner tone="warning" title={t('plainHttpTitle')} className="mb-4">
            {t.rich('plainHttp', {
              link: () => (
                <a href={secure.href} className="font-medium underline">
                  {secure.href}
                </a>
              ),
            })}
          </Banner>
        </OnPlainHttp>
      )}
      {children}
    </PublicFrame>
  )
}
