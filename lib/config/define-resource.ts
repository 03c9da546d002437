import type { PageEntry } from '@/lib/access/page-entry'
import type { Tx } from '@/lib/db'
import type { Person } from '@/lib/accounts/person'

/**
 * What belongs to organizations beside their members and invitations: a noun of a company's own, with a
 * folder in lib, in components and among an organization's pages, and an entry in guildhall.config.ts.
 */
export interface Resource {
  /** Each permission with the roles that have it; the owner has every one. */
  permissions: Record<string, readonly string[]>
  /** Its pages, by their path below the organization: what each needs, and how the navigation shows it. */
  pages: Record<string, PageEntry>
  /** What it adds to messages/: the same groups, in each language. */
  messages: Record<string, object>
  /** What its events are about: the words before the dots of their types. */
  eventKinds?: readonly string[]
  /** A step of an organization's checklist, done once the table has a row: `firstSteps.<name>`. */
  firstStep?: { page: string; table: string }
  /**
   * The column that names the member who has a row. A member page says how many they have and hands them
   * to another member; a trigger empties it when the membership ends.
   */
  heldBy?: { table: string; column: string }
  /** Its part of the demo data. */
  seed?: (tx: Tx, demo: { organizationId: string; admin: Person }) => Promise<void>
  /** An example is there only where the demo data is seeded. */
  isExample?: boolean
}

/** Resources by their names. */
export type ResourceCatalogue = Record<string, Resource>

/** For lib/<name>/resource.ts: the type is the check. */
export const defineResource = (resource: Resource): Resource => resource
