import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LanguagePicker } from '@/components/frame/language-picker'
import { PublicFrame } from '@/components/ui/public-frame'
import { TextLink } from '@/components/ui/text-link'
import config from '@/guildhall.config'
import { hasDevMailbox } from '@/lib/ops/dev-pages'

/** One card in the middle of a quiet page. */
export default async function CardLayout({ children }: { children: ReactNode }) {
  const [t, hasMailbox] = await Promise.all([getTranslations('app'), hasDevMailbox()])
  return (
    <PublicFrame
      home={{ href: '/', label: config.productName }}
      skip={t('skip')}
      footer={
        <>
          <LanguagePicker />
          {hasMailbox && <TextLink href="/dev/mailbox">{t('mailbox')}</TextLink>}
        </>
      }
    >
      {children}
    </PublicFrame>
  )
}
