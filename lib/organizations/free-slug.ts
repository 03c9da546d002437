import 'server-only'
import { transliterate } from 'transliteration'
import { db, type Tx } from '@/lib/db'
import { kindOf } from '@/lib/kinds/kind-of'
import { SLUG_MAX, slugFrom } from '@/lib/organizations/slug'
import { DomainError } from '@/lib/errors'

/**
 * Generates an unused slug from a name (or a slug) that the kind does not reserve: "acme", else
 * "acme-2", "acme-3" … Concurrent calls may return the same one; the database then lets one of them
 * through.
 */
export async function freeSlug(
  kind: string,
  name: string,
  tx: Tx | typeof db = db,
): Promise<string> {
  const base = slugFrom(name, transliterate)
  const similar = {
    where: { slug: { startsWith: base.slice(0, SLUG_MAX - 6) } },
    select: { slug: true },
  }
  const taken = await tx.organizationSlug.findMany(similar)
  taken.push(...(await tx.deletedSlug.findMany(similar)))
  const reserved = kindOf(kind).reservedSlugs ?? []
  const slugs = new Set([...taken.map(({ slug }) => slug), ...reserved])
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base.slice(0, SLUG_MAX - 6).replace(/-+$/, '')}-${n}`
    if (!slugs.has(slug)) return slug
  }
}

/** Whether no organization has or had this slug, including those deleted in the last 90 days. */
export const isSlugFree = async (slug: string, tx: Tx | typeof db = db): Promise<boolean> =>
  (await tx.organizationSlug.count({ where: { slug } })) === 0 &&
  (await tx.deletedSlug.count({ where: { slug } })) === 0

/**
 * Refuses a slug that the kind reserves; the schema refuses those reserved for all.
 * @throws DomainError slug-reserved
 */
export function ensureSlugAllowed(kind: string, slug: string): void {
  if (kindOf(kind).reservedSlugs?.includes(slug)) throw new DomainError('slug-reserved', 'slug')
}
