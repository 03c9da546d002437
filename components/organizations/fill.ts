/** Fills a sentence's places in, in the browser: "Remove {name}". */
export const fill = (text: string, values: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
