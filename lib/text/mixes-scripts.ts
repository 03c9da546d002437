// These scripts have no letters that resemble an alphabet's, so they may stand next to any.
const EAST_ASIAN = /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}]/gu

const scripts = [
  ...['Latn', 'Cyrl', 'Grek', 'Armn', 'Hebr', 'Arab', 'Syrc', 'Thaa', 'Nkoo', 'Deva', 'Beng'],
  ...['Guru', 'Gujr', 'Orya', 'Taml', 'Telu', 'Knda', 'Mlym', 'Sinh', 'Thai', 'Laoo', 'Tibt'],
  ...['Mymr', 'Geor', 'Ethi', 'Cher', 'Cans', 'Khmr', 'Mong', 'Tfng', 'Copt', 'Glag', 'Goth'],
  ...['Lisu', 'Vaii', 'Adlm', 'Bali', 'Java', 'Sund', 'Tale', 'Talu', 'Lana', 'Dsrt', 'Osge'],
]
const inOneScript = scripts.map(
  (script) => new RegExp(`^[\\p{scx=${script}}\\p{sc=Zyyy}\\p{sc=Zinh}]*$`, 'u'),
)
const inNoneOfThem = new RegExp(
  `^[^${scripts.map((script) => `\\p{sc=${script}}`).join('')}]*$`,
  'u',
)

/**
 * Whether a word mixes alphabets, such as a Cyrillic "а" among Latin letters: it imitates another word,
 * and nobody writes so. Chinese, Japanese and Korean characters go with any alphabet (Unicode Technical
 * Standard 39, "highly restrictive", slightly wider).
 */
export function mixesScripts(word: string): boolean {
  const letters = word.replace(EAST_ASIAN, '')
  return !inNoneOfThem.test(letters) && !inOneScript.some((script) => script.test(letters))
}
