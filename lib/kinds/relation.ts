import { z } from 'zod'

/** What a field points at: a row of a table, or an organization. */
export type RelationTarget =
  | {
      /** A table whose key is `id`. */
      table: string
      /** The column that people read in the choice. */
      label: string
      /** Only rows of the organization itself, by the table's `organizationId`. */
      within?: 'organization'
      /** Only rows that hold these values. */
      where?: Record<string, string | number | boolean>
    }
  | {
      /** Organizations of this kind, as a rule those that the person who chooses is a member of. */
      kind: string
      /** Any of them: whoever sees the form reads their names. */
      isPublic?: boolean
    }

/**
 * A field that points at something else: a price plan, a row of the organization's own, another
 * organization. The form offers what may be chosen, the command checks it, and a foreign key of the
 * kind's table keeps it true (docs/cookbook/relations.md).
 */
export const relation = (target: RelationTarget) => z.string().max(200).meta({ relation: target })

/** What a relation holds once it is read: `label` is for people. */
export interface Chosen {
  id: string
  label: string
}

export const isChosen = (value: unknown): value is Chosen =>
  typeof value === 'object' && value !== null && 'id' in value && 'label' in value
