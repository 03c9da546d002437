import { Layout } from './layout'
import type { MailTemplate } from './mail-template'
import { Paragraph } from './paragraph'

/** Tells everybody who was a member that an organization is gone. */
export const organizationDeleted: MailTemplate<'organization-deleted'> = {
  subject: (t, { organizationName }) => t('organizationDeleted.subject', { organizationName }),
  Body: ({ t, ...props }) => (
    <Layout
      t={t}
      heading={t('organizationDeleted.heading', props)}
      why={t('organizationDeleted.why')}
    >
      <Paragraph>
        {t.rich(
          props.actorName ? 'organizationDeleted.introBy' : 'organizationDeleted.intro',
          props,
        )}
      </Paragraph>
      <Paragraph>{t('organizationDeleted.untouched')}</Paragraph>
    </Layout>
  ),
}
