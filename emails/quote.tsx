import { plainText } from '@/emails/plain-text'
import { mailStyles } from '@/emails/mail-styles'
import { Paragraph } from '@/emails/paragraph'

const longest = 1000

/** What an inviter wrote along, as paragraphs of plain text; none when there is nothing to show. */
export function plainMessage(message: string): string[] {
  const lines = message.split(/\r\n|[\n\r\u2028\u2029]/).map(plainText)
  const text = [...lines.filter(Boolean).join('\n')]
  const cut = text.length > longest ? `${text.slice(0, longest - 1).join('')}…` : text.join('')
  return cut === '' ? [] : cut.split('\n')
}

/** What a person wrote, set apart from what we say; nothing at all when they wrote nothing. */
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
