import { Link } from '@react-email/components'
import { Layout } from './layout'
import { mailStyles } from './mail-styles'
import type { MailTemplate } from './mail-template'
import { Paragraph } from './paragraph'

/** For a sign-up with an address that already has an account, which the page does not reveal. */
export const accountExists: MailTemplate<'account-exists'> = {
  subject: (t) => t('accountExists.subject'),
  Body: ({ t, url, resetUrl, invitationCount = 0 }) => (
    <Layout
      t={t}
      heading={t('accountExists.heading')}
      button={{ label: t('accountExists.button'), url }}
      why={t('accountExists.why')}
    >
      <Paragraph>{t('accountExists.intro')}</Paragraph>
      {invitationCount > 0 && <Paragraph>{t('invitationsWait', { invitationCount })}</Paragraph>}
      <Paragraph>
        {t.rich('accountExists.reset', undefined, {
          link: (chunks) => (
            <Link className="link" href={resetUrl} style={mailStyles.link}>
              {chunks}
            </Link>
          ),
        })}
      </Paragraph>
    </Layout>
  ),
}
