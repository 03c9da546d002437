import 'server-only'
import listed from 'email-providers/all.json'

/** Providers missing from the list. */
const more = ['fastmail.com', 'posteo.de', 'tuta.com', 'tutanota.com']
const known = new Set([...listed, ...more])

/**
 * Whether anyone can get an address there. No organization could verify it anyway: adding it is refused
 * immediately, and for most people's addresses no organization is looked up.
 */
export const isPublicDomain = (domain: string): boolean => known.has(domain)
