/** Returns a country's name in a language. @param code two letters (ISO 3166-1) */
export const countryName = (code: string, locale: string): string =>
  new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code
