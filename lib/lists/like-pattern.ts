/** Returns an ILIKE pattern that finds the text anywhere, with `%`, `_` and `\` taken literally. */
export const likePattern = (text: string) => patternOf(text.normalize('NFKC'))

/** The same, and one for the text as typed if it differs: names keep their "㈱" and full-width letters. */
export const likePatterns = (text: string) => [
  ...new Set([likePattern(text), patternOf(text.normalize('NFC'))]),
]

const patternOf = (text: string) =>
  `%${text
    .replaceAll('\u0000', '')
    .trim()
    .slice(0, 100)
    .replace(/[\\%_]/g, '\\$&')}%`

/** Returns a Prisma filter that finds the text anywhere in a column. */
export const containing = (text: string) =>
  // Prisma adds the outer `%` and keeps the inner pattern as it is.
  ({ contains: likePattern(text).slice(1, -1), mode: 'insensitive' }) as const
