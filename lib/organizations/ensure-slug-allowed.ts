import 'server-only'
import { DomainError } from '@/lib/errors'
import { kindOf } from '@/lib/kinds/kind-of'

/**
 * Refuses a slug that the kind reserves; the schema refuses those reserved for all.
 * @throws DomainError slug-reserved
 */
export function ensureSlugAllowed(kind: string, slug: string): void {
  if (kindOf(kind).reservedSlugs?.includes(slug)) throw new DomainError('slug-reserved', 'slug')
}
