/** Whether a text matches a query, ignoring case and accents. */
export const matchesText = (text: string, query: string) =>
  plain(text).includes(plain(query.trim()))

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLocaleLowerCase()
