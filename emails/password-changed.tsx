import { Layout } from './layout'
import type { MailTemplate } from './mail-template'
import { Paragraph } from './paragraph'

type PasswordChangedProps = {
  /** Where to ask for a new password, if it was somebody else. */
  url: string
  changedAt: Date | string
}

/** A notice to someone whose password was changed. */
export const passwordChanged: MailTemplate<PasswordChangedProps> = {
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
