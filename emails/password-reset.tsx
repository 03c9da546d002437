import { Layout } from './layout'
import type { MailTemplate } from './mail-template'
import { Paragraph } from './paragraph'

/** To someone who asked for a new password. */
export const passwordReset: MailTemplate<'password-reset'> = {
  subject: (t) => t('passwordReset.subject'),
  Body: ({ t, url, lifetimeHours, isFirst }) => (
    <Layout
      t={t}
      heading={t('passwordReset.heading')}
      button={{ label: t('passwordReset.button'), url }}
      why={t('passwordReset.why')}
    >
      <Paragraph>{t(isFirst ? 'passwordReset.introFirst' : 'passwordReset.intro')}</Paragraph>
      <Paragraph>{t('passwordReset.lifetime', { lifetimeHours })}</Paragraph>
    </Layout>
  ),
}
