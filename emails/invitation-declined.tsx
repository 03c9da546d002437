import { Layout } from './layout'
import type { MailTemplate } from './mail-template'
import { Paragraph } from './paragraph'

/** To the inviter, when the invitee does not want to be in. */
export const invitationDeclined: MailTemplate<'invitation-declined'> = {
  subject: (t, { organizationName }) => t('invitationDeclined.subject', { organizationName }),
  Body: ({ t, url, ...props }) => (
    <Layout
      t={t}
      heading={t('invitationDeclined.heading')}
      button={{ label: t('invitationDeclined.button'), url }}
      why={t('invitationDeclined.why')}
    >
      <Paragraph>{t.rich('invitationDeclined.intro', props)}</Paragraph>
    </Layout>
  ),
}
