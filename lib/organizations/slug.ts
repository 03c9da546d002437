import * as z from 'zod'
import { isSlug } from '@/lib/organizations/slug-pattern'

/** Words that are, or may become, pages or hosts of the product. */
export const reservedSlugs: ReadonlySet<string> = new Set(
  `about abuse account accounts activate admin administrator api app apps assets auth billing blog
  careers cdn contact dashboard demo dev docs download email faq favicon forgot-password forum ftp
  health help home hooks host hosting icons images img imprint index info internal invitation
  invitations invite invites jobs js json legal live login logout mail mailbox me member members
  messages metrics news new news-letter null oauth official openapi org organization organizations
  orgs owner password people ping plans policy postmaster press pricing privacy product products
  profile public ready register registration reset-password robots root rss saml sales scim search
  security seed server session sessions settings shop signin sign-in signout sign-out signup sign-up
  sitemap smtp sso staff static status store support system team teams terms test undefined update
  upload uploads user users verify web webhook webhooks webmaster well-known www`
    .split(/\s+/)
    .filter(Boolean),
)

export const SLUG_MAX = 50

/** 2 to 50 of a-z, 0-9 and inner hyphens, and not reserved. */
export const slugSchema = z
  .string({ error: 'slug-missing' })
  .trim()
  .min(1, 'slug-missing')
  .min(2, 'slug-short')
  .max(SLUG_MAX, 'slug-long')
  .refine(isSlug, 'slug-characters')
  .refine((slug) => !reservedSlugs.has(slug), 'slug-reserved')

/**
 * Generates a slug from an organization's name: any script in Latin letters, never empty, never
 * reserved, at most 50 characters. The database decides whether it is free.
 * @param transliterate converts any script to ASCII (a parameter, so that browsers load the tables only
 *   when needed)
 */
export function slugFrom(name: string, transliterate: (text: string) => string) {
  const words = transliterate(withoutAccents(name))
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
  const slug = words.replace(/^-+/, '').slice(0, SLUG_MAX).replace(/-+$/, '')
  if (slug.length >= 2 && !reservedSlugs.has(slug)) return slug
  return slug ? `${slug}-org` : 'my-org'
}

/**
 * Whether a name's slug needs `transliterate`: for other scripts, and for Latin letters that are not a
 * plain letter with an accent, such as ł, ß and ø.
 */
export const needsTables = (name: string) => !/^\p{ASCII}*$/u.test(withoutAccents(name))

// Marks of other scripts are kept, because many of them are vowels.
const withoutAccents = (name: string) => name.normalize('NFKD').replace(/[\u0300-\u036f]+/g, '')
