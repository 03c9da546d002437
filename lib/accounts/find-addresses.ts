/**
 * Returns every email address in a text, in order and as written, whatever surrounds it: `Mia
 * <mia@acme.test>`, `mailto:`, quotes, brackets, any separator, several per line. A word with an "@"
 * that is not an address is returned too, so that the caller can report it; a display name that repeats
 * the following address is not. Pure and small, because the browser uses it to count.
 */
export function findAddresses(text: string): string[] {
  return text
    .normalize('NFKC')
    .split(/[\r\n\u2028\u2029]+/)
    .flatMap(inLine)
}

/** Whether a text contains an "@", also full-width, small, or encoded as in a link. */
export const hasAtSign = (text = ''): boolean => /[@＠﹫]|%40/.test(text)

const inLine = (line: string) => {
  const words = line
    .replace(/mailto:[^\s<>"]*/gi, (link) => link.replace(/%40/g, '@'))
    .replace(/<([^<>]*)>/g, ' \u0001$1\u0002 ')
    .split(SEPARATORS)
    .filter((word) => word.includes('@'))
    .flatMap((word) => {
      const isInBrackets = word.startsWith('\u0001') || word.endsWith('\u0002')
      return inWord(word).map((found) => ({ found, isInBrackets }))
    })
  return words
    .filter(({ found }, index) => {
      const next = words[index + 1]
      return !(next?.isInBrackets && next.found.toLowerCase() === found.toLowerCase())
    })
    .map(({ found }) => found)
}

// Never part of a plain address. An apostrophe, a slash and a plus sign may be.
const SEPARATORS = /[\s,;|"“”„«»‹›()[\]、，；｜]+/

// Longer than any address with its mailbox's aliases: reported as a whole instead of being split.
const LONGEST_WORD = 4_000

function inWord(word: string): string[] {
  if (word.length > LONGEST_WORD) return [word]
  if (/(^|[^\p{L}])smtp:/iu.test(word)) return primaryOf(word)
  if (/mailto:/i.test(word)) {
    return word
      .split(/mailto:|[?&=:]/i)
      .map(decoded)
      .filter((part) => part.includes('@'))
      .flatMap(inRun)
  }
  return word
    .split(/[:<>]/)
    .filter((part) => part.includes('@'))
    .flatMap(inRun)
}

/**
 * `SMTP:a+smtp:b` lists a mailbox's addresses; the one with the prefix in capitals is the primary one.
 */
function primaryOf(list: string): string[] {
  const found = [...list.matchAll(/smtp:(.+?)(?=\+?(?:smtp|sip|x500|spo|eum):|$)/gi)]
  const primary = found.find(([whole]) => whole.startsWith('SMTP:')) ?? found[0]
  return primary?.[1]?.includes('@') ? [trimmed(primary[1])] : []
}

/** Splits one word that may contain several addresses separated only by a slash or the like. */
function inRun(run: string): string[] {
  if (run.indexOf('@') === run.lastIndexOf('@')) return [trimmed(run)]
  const found = [...run.matchAll(/[^@]+?@[\p{L}\p{N}.-]+/gu)].map(([address], index) =>
    trimmed(index === 0 ? address : address.replace(/^[^\p{L}\p{N}]+/u, '')),
  )
  const isWhole = found.length === run.split('@').length - 1
  return isWhole ? found : [trimmed(run)]
}

/** Removes sentence punctuation, quotes and invisible characters at both ends. */
const trimmed = (word: string) =>
  word.replace(/^[\p{C}'`‘’.!?*•·>~=-]+/u, '').replace(TRAILING, '') || word

// The lookbehind: only the start of a run is tried, or else a long run inside a word takes quadratic time.
const TRAILING = /(?<![\p{C}'`‘’.!?*•·<>…/\\-])[\p{C}'`‘’.!?*•·<>…/\\-]+$/u

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
