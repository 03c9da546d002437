/** Returns an ILIKE pattern that finds the text anywhere, with `%`, `_` and `\` taken literally. */
export const likePattern = (text: string) =>
  `%${text
    .normalize('NFKC')
    .replaceAll('\u0000', '')
    .trim()
    .slice(0, 100)
    .replace(/[\\%_]/g, '\\$&')}%`

/** Returns a Prisma filter that finds the text anywhere in a column. */
export const containing = (text: string) =>
  // Prisma adds the outer `%` and keeps the inner pattern as it is.
  ({ contains: likePattern(text).slice(1, -1), mode: 'insensitive' }) as const
