import 'server-only'
import { DomainError } from '@/lib/errors'
import { kindOf } from '@/lib/kinds/kind-of'

/**
 * Refuses a URL name that the kind keeps for itself; those that no organization may have are for
 * the schema to refuse.
 * @throws DomainError slug-reserved
 */
export function ensureSlugAllowed(kind: string, slug: string): void {
  if (kindOf(kind).reservedSlugs?.includes(slug)) throw new DomainError('slug-reserved', 'slug')
}
