/** Fills in the `{name}` placeholders of a text in the browser. */
export const interpolate = (text: string, values: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
