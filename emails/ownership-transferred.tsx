import { Layout } from './layout'
import type { MailTemplate } from './mail-template'
import { Paragraph } from './paragraph'

const section = {
  owner: 'ownershipGained',
  'former-owner': 'ownershipGiven',
} as const

/** To both the former and the new owner of an organization. */
export const ownershipTransferred: MailTemplate<'ownership-transferred'> = {
  subject: (t, { became, ...props }) => t(`${section[became]}.subject`, props),
  Body: ({ t, url, became, ...props }) => (
    <Layout
      t={t}
      heading={t(`${section[became]}.heading`, props)}
      button={{ label: t('openOrganization'), url }}
      why={t(`${section[became]}.why`)}
    >
      <Paragraph>{t.rich(`${section[became]}.intro`, props)}</Paragraph>
      <Paragraph>{t(`${section[became]}.next`)}</Paragraph>
    </Layout>
  ),
}
