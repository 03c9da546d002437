// Only what emails/ uses, because the package has no types.
declare module 'html-to-text' {
  export function compile(options: {
    wordwrap: false
    formatters: object
    selectors: object[]
  }): (html: string) => string
}
