import { getTranslations } from 'next-intl/server'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { LanguagePicker } from '@/components/frame/language-picker'
import { PublicFrame } from '@/components/ui/public-frame'
import { TextLink } from '@/components/ui/text-link'
import config from '@/guildhall.config'
import { mailMode } from '@/lib/env'

/** One card in the middle of a quiet page. */
export default async function CardLayout({ children }: { children: ReactNode }) {
  // How mail goes out is a setting of the server, not of the build.
  await connection()
  const t = await getTranslations('app')
  return (
    <PublicFrame
      home={{ href: '/', label: config.productName }}
      skip={t('skip')}
      footer={
        <>
          <LanguagePicker />
          {mailMode() === 'mailbox' && <TextLink href="/dev/mailbox">{t('mailbox')}</TextLink>}
        </>
      }
    >
      {children}
    </PublicFrame>
  )
}
