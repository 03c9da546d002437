/** Whether one finds the text by what was typed: case and accents do not count. */
export const matchesText = (text: string, query: string) =>
  plain(text).includes(plain(query.trim()))

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLocaleLowerCase()
