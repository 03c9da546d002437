import { Layout } from './layout'
import type { MailTemplate } from './mail-template'
import { Paragraph } from './paragraph'

/** To a member who has another role now. */
export const roleChanged: MailTemplate<'role-changed'> = {
  subject: (t, { organizationName }) => t('roleChanged.subject', { organizationName }),
  Body: ({ t, url, ...props }) => (
    <Layout
      t={t}
      heading={t('roleChanged.heading')}
      button={{ label: t('openOrganization'), url }}
      why={t('roleChanged.why')}
    >
      <Paragraph>{t.rich('roleChanged.intro', props)}</Paragraph>
    </Layout>
  ),
}
