import { Layout } from './layout'
import type { MailTemplate } from './mail-template'
import { Paragraph } from './paragraph'

type InvitationAcceptedProps = {
  url: string
  organizationName: string
  /** The organization's kind, by its name in the configuration. */
  kind?: string
  memberName: string
  role: string
}

/** To the inviter, when the invitee is in. */
export const invitationAccepted: MailTemplate<InvitationAcceptedProps> = {
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
