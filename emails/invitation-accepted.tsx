import { Layout } from './layout'
import type { MailTemplate } from './mail-template'
import { Paragraph } from './paragraph'

/** To the inviter, when the invitee is in. */
export const invitationAccepted: MailTemplate<'invitation-accepted'> = {
  subject: (t, { memberName, organizationName }) =>
    t('invitationAccepted.subject', { memberName, organizationName }),
  Body: ({ t, url, ...props }) => (
    <Layout
      t={t}
      heading={t('invitationAccepted.heading', props)}
      button={{ label: t('viewPeople'), url }}
      why={t('invitationAccepted.why')}
    >
      <Paragraph>{t.rich('invitationAccepted.intro', props)}</Paragraph>
    </Layout>
  ),
}
