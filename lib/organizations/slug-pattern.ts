/** What a slug is, as a part of a regular expression: 2 to 50 of a-z, 0-9 and inner hyphens. */
export const SLUG = '[a-z0-9][a-z0-9-]{0,48}[a-z0-9]'

const slugPattern = new RegExp(`^${SLUG}$`)

/** Whether a text is written as slugs are; it may still be a reserved word, or nobody's. */
export const isSlug = (text: string) => slugPattern.test(text)
