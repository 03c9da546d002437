/** The arguments of an ICU message. */
export interface MessageParts {
  /** "{name}", "{count, plural}" and "<tag>", each once, in alphabetical order. */
  wants: string[]
  /** The forms of each plural: "one", "other", "=0". */
  plurals: string[][]
}

/** @throws if braces are not closed */
export function readMessage(text: string): MessageParts {
  const wants = new Set<string>()
  const plurals: string[][] = []
  read(text)
  return { wants: [...wants].sort(), plurals }

  function read(message: string) {
    for (const [, tag] of message.matchAll(/<(\w+)>/g)) wants.add(`<${tag}>`)
    for (const argument of bracesIn(message)) {
      const [, name = '', kind, forms = ''] =
        /^\s*(\w+)\s*(?:,\s*(\w+)\s*,?\s*([\s\S]*))?$/.exec(argument) ?? []
      wants.add(kind ? `{${name}, ${kind}}` : `{${name}}`)
      if (!kind || !/^(plural|select|selectordinal)$/.test(kind)) continue
      if (kind !== 'select') plurals.push(formsOf(forms))
      bracesIn(forms).forEach(read)
    }
  }
}

/** "one {…} other {…}" → "one", "other". Their texts may contain braces. */
const formsOf = (forms: string) => {
  const names = bracesIn(forms).reduce((rest, said) => rest.replace(`{${said}}`, '{}'), forms)
  return [...names.matchAll(/(=?\w+)\s*\{\}/g)].map(([, name]) => name!)
}

/** Returns the content of outer braces outside quotes. */
function bracesIn(message: string): string[] {
  const text = message.replace(/'[{}][^']*'|''/g, '')
  const found: string[] = []
  let depth = 0
  let start = 0
  for (const [index, char] of [...text].entries()) {
    if (char === '{' && depth++ === 0) start = index + 1
    if (char === '}' && --depth === 0) found.push([...text].slice(start, index).join(''))
  }
  if (depth !== 0) throw new Error(`braces that do not close: ${message}`)
  return found
}
