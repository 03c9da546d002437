import { Layout } from './layout'
import type { MailTemplate } from './mail-template'
import { Paragraph } from './paragraph'

type ActivateAccountProps = {
  url: string
  /** The organization that waits for its owner; none when somebody only asks for a new link. */
  organizationName?: string
  /** The organization's kind, by its name in the configuration. */
  kind?: string
  lifetimeDays: number
  /** Invitations that wait for this address. */
  invitationCount?: number
}

/** To someone who signed up: proves the address. Its subject says nothing that a stranger typed. */
export const activateAccount: MailTemplate<ActivateAccountProps> = {
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
