/** A pattern for ILIKE that finds the text anywhere: what it holds of `%`, `_` and `\` is itself. */
export const likePattern = (text: string) =>
  `%${text
    .normalize('NFKC')
    .trim()
    .slice(0, 100)
    .replaceAll('\u0000', '')
    .replace(/[\\%_]/g, '\\$&')}%`
