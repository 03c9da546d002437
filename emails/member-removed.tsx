import { Layout } from './layout'
import type { MailTemplate } from './mail-template'
import { Paragraph } from './paragraph'

/** To someone who was taken out of an organization. */
export const memberRemoved: MailTemplate<'member-removed'> = {
  subject: (t, props) => t('memberRemoved.subject', props),
  Body: ({ t, organizationName }) => (
    <Layout
      t={t}
      heading={t('memberRemoved.heading', { organizationName })}
      why={t('memberRemoved.why')}
    >
      <Paragraph>{t.rich('memberRemoved.intro', { organizationName })}</Paragraph>
      <Paragraph>{t('memberRemoved.untouched')}</Paragraph>
    </Layout>
  ),
}
