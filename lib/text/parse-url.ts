/**
 * Parses a URL, like `URL.parse` of Node 22. Not by `URL.canParse`: once compiled, that of Node 20 refuses
 * letters such as "ß" in strings that V8 stores with one byte per character.
 * @returns null for an invalid one
 */
export function parseUrl(url: string, base?: string): URL | null {
  try {
    return new URL(url, base)
  } catch {
    return null
  }
}
