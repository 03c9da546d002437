import { Layout } from './layout'
import type { MailTemplate } from './mail-template'
import { Paragraph } from './paragraph'

type OwnershipTransferredProps = {
  url: string
  organizationName: string
  /** The organization's kind, by its name in the configuration. */
  kind?: string
  /** The name of the other of the two. */
  otherName: string
  /** What the recipient is from now on. */
  became: 'owner' | 'former-owner'
}

const section = {
  owner: 'ownershipGained',
  'former-owner': 'ownershipGiven',
} as const

/** To both the former and the new owner of an organization. */
export const ownershipTransferred: MailTemplate<OwnershipTransferredProps> = {
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
