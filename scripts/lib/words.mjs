/** Words that cannot be the name of a constant in guildhall.config.ts. */
export const isReservedWord = (name) =>
  /^(arguments|async|await|break|case|catch|class|config|const|constructor|continue|days|debugger|default|delete|do|else|enum|eval|export|extends|false|finally|for|function|hours|if|implements|import|in|instanceof|interface|let|minutes|new|null|of|package|private|protected|prototype|public|return|static|super|switch|this|throw|true|try|type|typeof|undefined|var|void|while|with|yield)$/.test(
    name,
  )

export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1)
export const uncapital = (text) => text.charAt(0).toLowerCase() + text.slice(1)

/** `sports-club` → `SportsClub` */
export const pascalCase = (name) =>
  name.replace(/(^|-)([a-z0-9])/g, (_, _hyphen, letter) => letter.toUpperCase())

/** `dueDate` and `due-date` → `Due date` */
export const inWords = (name) =>
  capital(
    name
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .replaceAll(/[-_]/g, ' ')
      .toLowerCase(),
  )

/** "a project", "an invoice" */
export const withArticle = (words) => `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`
