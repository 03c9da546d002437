import { Layout } from './layout'
import type { MailTemplate } from './mail-template'
import { Paragraph } from './paragraph'

/** To the owner, when a member leaves. */
export const memberLeft: MailTemplate<'member-left'> = {
  subject: (t, { memberName, organizationName }) =>
    t('memberLeft.subject', { memberName, organizationName }),
  Body: ({ t, url, ...props }) => (
    <Layout
      t={t}
      heading={t('memberLeft.heading', props)}
      button={{ label: t('viewPeople'), url }}
      why={t('memberLeft.why')}
    >
      <Paragraph>{t.rich('memberLeft.intro', props)}</Paragraph>
    </Layout>
  ),
}
