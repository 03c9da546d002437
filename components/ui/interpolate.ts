/** A text with its `{name}` places filled in, in the browser. */
export const interpolate = (text: string, values: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
