import { Layout } from './layout'
import type { MailTemplate } from './mail-template'
import { Paragraph } from './paragraph'

/** A notice to someone whose password was changed. */
export const passwordChanged: MailTemplate<'password-changed'> = {
  subject: (t) => t('passwordChanged.subject'),
  Body: ({ t, url, changedAt }) => (
    <Layout
      t={t}
      heading={t('passwordChanged.heading')}
      button={{ label: t('passwordChanged.button'), url }}
      why={t('passwordChanged.why')}
    >
      <Paragraph>{t('passwordChanged.intro', { changedAt })}</Paragraph>
      <Paragraph>{t('passwordChanged.wasItYou')}</Paragraph>
    </Layout>
  ),
}
