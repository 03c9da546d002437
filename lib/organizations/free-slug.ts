import 'server-only'
import { transliterate } from 'transliteration'
import { db, type Tx } from '@/lib/db'
import { kindOf } from '@/lib/kinds/kind-of'
import { SLUG_MAX, slugFrom } from '@/lib/organizations/slug'

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
