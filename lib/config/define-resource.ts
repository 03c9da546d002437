import type { PageEntry } from '@/lib/access/page-entry'
import type { Tx } from '@/lib/db'
import type { Person } from '@/lib/accounts/person'

/**
 * Something that belongs to organizations besides members and invitations: a noun of the company's own,
 * with a folder in lib, in components and among an organization's pages, and an entry in
 * guildhall.config.ts.
 */
export interface Resource {
  /** Each permission with the roles that have it; the owner has all of them. */
  permissions: Record<string, readonly string[]>
  /** Its pages, by path below the organization: the permission each needs, and its navigation entry. */
  pages: Record<string, PageEntry>
  /** Its messages: the same groups in each language. */
  messages: Record<string, object>
  /** The nouns of its events: the parts before the dot of their types. */
  eventKinds?: readonly string[]
  /** A step of an organization's checklist, done when the table has a row: `firstSteps.<name>`. */
  firstStep?: { page: string; table: string }
  /**
   * The column that refers to the member who holds a row. The member page shows how many they hold and
   * can reassign them; a trigger clears the column when the membership ends.
   */
  heldBy?: { table: string; column: string }
  /** Adds its part of the demo data. */
  seed?: (tx: Tx, demo: { organizationId: string; admin: Person }) => Promise<void>
  /** An example exists only if the demo data is seeded. */
  isExample?: boolean
}

/** Resources by name. */
export type ResourceCatalogue = Record<string, Resource>

/** For lib/<name>/resource.ts: types check it. */
export const defineResource = (resource: Resource): Resource => resource
