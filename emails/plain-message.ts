import { plainText } from './plain-text'

const longest = 1000

/** What an inviter wrote along, as paragraphs of plain text; none when there is nothing to show. */
export function plainMessage(message: string): string[] {
  const lines = message.split(/\r\n|[\n\r\u2028\u2029]/).map(plainText)
  const text = [...lines.filter(Boolean).join('\n')]
  const cut = text.length > longest ? `${text.slice(0, longest - 1).join('')}…` : text.join('')
  return cut === '' ? [] : cut.split('\n')
}
