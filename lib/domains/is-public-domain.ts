import 'server-only'
import listed from 'email-providers/all.json'

/** Providers that the list does not have. */
const more = ['fastmail.com', 'posteo.de', 'tuta.com', 'tutanota.com']
const known = new Set([...listed, ...more])

/**
 * Whether anybody can have an address there. It could not be proven by an organization anyway: so who
 * tries is told at once, and of most people's addresses no organization is looked for.
 */
export const isPublicDomain = (domain: string): boolean => known.has(domain)
