/** A pattern for ILIKE that finds the text anywhere: what it holds of `%`, `_` and `\` is itself. */
export const likePattern = (text: string) =>
  `%${text
    .normalize('NFKC')
    .trim()
    .slice(0, 100)
    .replaceAll('\u0000', '')
    .replace(/[\\%_]/g, '\\$&')}%`

/** A filter for Prisma's `where` that finds the text anywhere in a column. */
export const containing = (text: string) =>
  // Prisma puts the outer `%` around it, and leaves those inside as they are.
  ({ contains: likePattern(text).slice(1, -1), mode: 'insensitive' }) as const
