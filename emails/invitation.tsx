import { Layout } from './layout'
import type { MailTemplate } from './mail-template'
import { Paragraph } from './paragraph'
import { Quote } from './quote'

/** For an invitee; the outbox sets the inviter as Reply-To. */
export const invitation: MailTemplate<'invitation'> = {
  subject: (t, { inviterName, organizationName }) =>
    t('invitation.subject', { inviterName, organizationName }),
  Body: ({ t, url, message, ...props }) => (
    <Layout
      t={t}
      heading={t('invitation.heading', props)}
      button={{ label: t('invitation.button', props), url }}
      why={t('invitation.why', props)}
    >
      <Paragraph>{t.rich('invitation.intro', props)}</Paragraph>
      <Quote says={t('invitation.wrote', props)} text={message ?? ''} />
      <Paragraph>{t('invitation.expires', props)}</Paragraph>
    </Layout>
  ),
}
