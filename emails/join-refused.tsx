import { Layout } from './layout'
import type { MailTemplate } from './mail-template'
import { Paragraph } from './paragraph'

/** To somebody who asked to join and was turned down. */
export const joinRefused: MailTemplate<'join-refused'> = {
  subject: (t, props) => t('joinRefused.subject', props),
  Body: ({ t, organizationName }) => (
    <Layout t={t} heading={t('joinRefused.heading')} why={t('joinRefused.why')}>
      <Paragraph>{t.rich('joinRefused.intro', { organizationName })}</Paragraph>
    </Layout>
  ),
}
