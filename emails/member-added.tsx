import { Layout } from './layout'
import type { MailTemplate } from './mail-template'
import { Paragraph } from './paragraph'

/** To someone with an account whom an admin put into an organization without an invitation. */
export const memberAdded: MailTemplate<'member-added'> = {
  subject: (t, { organizationName }) => t('memberAdded.subject', { organizationName }),
  Body: ({ t, url, ...props }) => (
    <Layout
      t={t}
      heading={t('memberAdded.heading', props)}
      button={{ label: t('openOrganization'), url }}
      why={t('memberAdded.why', props)}
    >
      <Paragraph>{t.rich('memberAdded.intro', props)}</Paragraph>
      <Paragraph>{t('memberAdded.leave')}</Paragraph>
    </Layout>
  ),
}
