/** What a message wants from whoever says it, read from its ICU text. */
export interface MessageParts {
  /** "{name}", "{count, plural}" and "<tag>", each once, in order of the alphabet. */
  wants: string[]
  /** The forms that each of its plurals has: "one", "other", "=0". */
  plurals: string[][]
}

/** @throws for braces that do not close */
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

/** "one {…} other {…}" → "one", "other". What is said in them may hold braces of its own. */
const formsOf = (forms: string) => {
  const names = bracesIn(forms).reduce((rest, said) => rest.replace(`{${said}}`, '{}'), forms)
  return [...names.matchAll(/(=?\w+)\s*\{\}/g)].map(([, name]) => name!)
}

/** What stands between outer braces, and not in quotes. */
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
