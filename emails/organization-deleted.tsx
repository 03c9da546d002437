import { Layout } from './layout'
import type { MailTemplate } from './mail-template'
import { Paragraph } from './paragraph'

type OrganizationDeletedProps = {
  organizationName: string
  kind?: string
  deletedAt: Date | string
}

/** Tells the former owner that an organization is gone. */
export const organizationDeleted: MailTemplate<OrganizationDeletedProps> = {
  subject: (t, { organizationName }) => t('organizationDeleted.subject', { organizationName }),
  Body: ({ t, ...props }) => (
    <Layout
      t={t}
      heading={t('organizationDeleted.heading', props)}
      why={t('organizationDeleted.why')}
    >
      <Paragraph>{t.rich('organizationDeleted.intro', props)}</Paragraph>
      <Paragraph>{t('organizationDeleted.untouched')}</Paragraph>
    </Layout>
  ),
}
