import { Layout } from './layout'
import type { MailTemplate } from './mail-template'
import { Paragraph } from './paragraph'

type MemberLeftProps = { url: string; organizationName: string; kind?: string; memberName: string }

/** To the owner, when a member leaves. */
export const memberLeft: MailTemplate<MemberLeftProps> = {
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
