// As much of it as lib/emails uses: the package has no types of its own.
declare module 'html-to-text' {
  export function compile(options: {
    wordwrap: false
    formatters: object
    selectors: object[]
  }): (html: string) => string
}
