import { Layout } from './layout'
import type { MailTemplate } from './mail-template'
import { Paragraph } from './paragraph'

/** For a sign-up: verifies the address. Its subject contains nothing typed by a stranger. */
export const activateAccount: MailTemplate<'activate-account'> = {
  subject: (t) => t('activateAccount.subject'),
  Body: ({ t, url, ...props }) => (
    <Layout
      t={t}
      heading={t('activateAccount.heading')}
      button={{ label: t('activateAccount.button'), url }}
      why={t('activateAccount.why')}
    >
      <Paragraph>
        {props.organizationName === undefined
          ? t('activateAccount.introAlone')
          : t.rich('activateAccount.intro', props)}
      </Paragraph>
      <Paragraph>{t('activateAccount.lifetime', props)}</Paragraph>
      {Boolean(props.invitationCount) && <Paragraph>{t('invitationsWait', props)}</Paragraph>}
    </Layout>
  ),
}
