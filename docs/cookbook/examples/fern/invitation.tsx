import { Layout } from '@/emails/layout'
import type { MailTemplate } from '@/emails/mail-template'
import { Paragraph } from '@/emails/paragraph'

/** An invitation that says what happens next, with its own texts in addition to ours. */
export const invitation: MailTemplate<'invitation'> = {
  subject: (t, { organizationName }) => `🌿 ${t('invitation.heading', { organizationName })}`,
  Body: ({ t, url, organizationName, inviterName, expiresAt }) => (
    <Layout
      t={t}
      heading={t('invitation.heading', { organizationName })}
      button={{ label: t('invitation.button', { organizationName }), url }}
      why={t('invitation.why', { inviterName })}
    >
      <Paragraph>{next[t.locale] ?? next.en}</Paragraph>
      <Paragraph>{t('invitation.expires', { expiresAt })}</Paragraph>
    </Layout>
  ),
}

const next: Record<string, string> = {
  en: 'You will see the beds, the plants and who waters them.',
  de: 'Sie sehen die Beete, die Pflanzen und wer sie gießt.',
  ja: '花壇と植物、水やりの当番が見られます。',
}
