/**
 * Text without what PostgreSQL cannot store: NUL, and halves of a character's two code units, which
 * come of a text cut in the middle of an emoji or of an escape in JSON. Nobody sees either, so they are
 * removed without a word. Called where text comes in: for the fields of a form in lib/action/define-action.ts, for an
 * address's query in lib/lists/search-params.ts, for what a sign-in provider tells in lib/accounts/sign-in/adapter.ts.
 */
export const storableText = (text: string): string =>
  text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '')
