/** The pattern of a slug, for use in regular expressions: 2 to 50 of a-z, 0-9 and inner hyphens. */
export const SLUG = '[a-z0-9][a-z0-9-]{0,48}[a-z0-9]'

const slugPattern = new RegExp(`^${SLUG}$`)

/** Whether a text has the form of a slug; it may still be reserved or unused. */
export const isSlug = (text: string) => slugPattern.test(text)
