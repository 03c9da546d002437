import { Layout } from './layout'
import type { MailTemplate } from './mail-template'
import { Paragraph } from './paragraph'

/** To whoever made a join link, when somebody asks to join by it. */
export const joinRequested: MailTemplate<'join-requested'> = {
  subject: (t, { personName, organizationName }) =>
    t('joinRequested.subject', { personName, organizationName }),
  Body: ({ t, url, ...props }) => (
    <Layout
      t={t}
      heading={t('joinRequested.heading')}
      button={{ label: t('joinRequested.button'), url }}
      why={t('joinRequested.why')}
    >
      <Paragraph>{t.rich('joinRequested.intro', props)}</Paragraph>
    </Layout>
  ),
}
