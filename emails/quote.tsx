import { mailStyles } from './mail-styles'
import { Paragraph } from './paragraph'
import { plainMessage } from './plain-message'

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
