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
  const numbered = (n: number) =>
    n === 1 ? base : `${base.slice(0, SLUG_MAX - 6).replace(/-+$/, '')}-${n}`
  const reserved = kindOf(kind).reservedSlugs ?? []
  for (let first = 1; ; first += AT_ONCE) {
    const slugs = Array.from({ length: AT_ONCE }, (_, index) => numbered(first + index))
    const same = { where: { slug: { in: slugs } }, select: { slug: true } }
    const found = [
      ...(await tx.organizationSlug.findMany(same)),
      ...(await tx.deletedSlug.findMany(same)),
    ]
    const taken = new Set([...found.map(({ slug }) => slug), ...reserved])
    const free = slugs.find((slug) => !taken.has(slug))
    if (free) return free
  }
}

// Few names are taken more often, and somebody may have taken very many.
const AT_ONCE = 20

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
