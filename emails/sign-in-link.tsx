import { Layout } from './layout'
import type { MailTemplate } from './mail-template'
import { Paragraph } from './paragraph'

/** To someone who wants to sign in without a password. */
export const signInLink: MailTemplate<'sign-in-link'> = {
  subject: (t) => t('signInLink.subject'),
  Body: ({ t, url, lifetimeMinutes }) => (
    <Layout
      t={t}
      heading={t('signInLink.heading')}
      button={{ label: t('signInLink.button'), url }}
      why={t('signInLink.why')}
    >
      <Paragraph>{t('signInLink.intro')}</Paragraph>
      <Paragraph>{t('signInLink.lifetime', { lifetimeMinutes })}</Paragraph>
    </Layout>
  ),
}
