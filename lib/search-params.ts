/** One value of an address's query: the first of several, undefined for none or an empty one. */
export const one = (value: string | string[] | undefined): string | undefined =>
  (Array.isArray(value) ? value[0] : value) || undefined
