/**
 * Removes what PostgreSQL cannot store: NUL, and lone surrogates, which come from a text cut inside an
 * emoji or from a JSON escape. Both are invisible, so they are removed silently. Applied where text
 * enters: to form fields in lib/action/define-action.ts, to a URL's query in
 * lib/lists/search-params.ts, and to a provider's profile in lib/accounts/sign-in/adapter.ts.
 */
export const storableText = (text: string): string =>
  text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '')
