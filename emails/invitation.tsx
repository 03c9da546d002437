import { Layout } from './layout'
import { Paragraph } from './paragraph'
import type { MailTemplate } from './mail-template'
import { plainText } from '@/emails/mail-values'
import { mailStyles } from '@/emails/mail-styles'

/** For an invitee; the outbox sets the inviter as Reply-To. */
export const invitation: MailTemplate<'invitation'> = {
  subject: (t, { inviterName, organizationName }) =>
    t('invitation.subject', { inviterName, organizationName }),
  Body: ({ t, url, message, ...props }) => (
    <Layout
      t={t}
      heading={t('invitation.heading', props)}
      button={{ label: t('invitation.button', props), url }}
      why={t('invitation.why', props)}
    >
      <Paragraph>{t.rich('invitation.intro', props)}</Paragraph>
      <Quote says={t('invitation.wrote', props)} text={message ?? ''} />
      <Paragraph>{t('invitation.expires', props)}</Paragraph>
    </Layout>
  ),
}

/** The invitation form's limit, in characters. */
const longest = 2000

/** Returns an inviter's message as paragraphs of plain text; none if there is nothing to show. */
export function plainMessage(message: string): string[] {
  const lines = message.split(/\r\n|[\n\r\u2028\u2029]/).map(plainText)
  const text = [...lines.filter(Boolean).join('\n')]
  const cut = text.length > longest ? `${text.slice(0, longest - 1).join('')}…` : text.join('')
  return cut === '' ? [] : cut.split('\n')
}

/** A person's message, set apart from our text; nothing if it is empty. */
function Quote({ says, text }: { says: string; text: string }) {
  const lines = plainMessage(text)
  if (lines.length === 0) return null
  return (
    <>
      <Paragraph>{says}</Paragraph>
      <blockquote className="quote" style={mailStyles.quote}>
        {lines.map((line, at) => (
          <Paragraph key={at} look="quoted">
            {line}
          </Paragraph>
        ))}
      </blockquote>
    </>
  )
}
