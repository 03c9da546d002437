import { plainText } from '@/emails/plain-text'
import { mailStyles } from '@/emails/mail-styles'
import { Paragraph } from '@/emails/paragraph'

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
export function Quote({ says, text }: { says: string; text: string }) {
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
