import { plainText } from './plain-text'

const longest = 64

/** The name of an organization or a person as it may stand in a mail: one line of visible text, no
 *  link, no header, at most 64 characters, and never empty. */
export function plainName(name: string): string {
  const characters = [...plainText(name)]
  if (characters.length <= longest) return characters.join('') || '—'
  return `${plainText(characters.slice(0, longest - 1).join(''))}…`
}
