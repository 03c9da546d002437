import * as z from 'zod'

/** The target of a relation: a row of a table, or an organization. */
export type RelationTarget =
  | {
      /** A table with the primary key `id`. */
      table: string
      /** The column shown in the select. */
      label: string
      /** Limits the options to the organization's own rows, by the table's `organizationId`. */
      within?: 'organization'
      /** Limits the options to rows with these values. */
      where?: Record<string, string | number | boolean>
    }
  | {
      /** Organizations of this kind; by default only those the person is a member of. */
      kind: string
      /** Offers any of them: everyone who sees the form can read their names. */
      isPublic?: boolean
    }

/**
 * A field that references something else: a price plan, one of the organization's rows, another
 * organization. The form offers the permitted options, the command checks the choice, and a foreign key
 * of the kind's table enforces it (docs/cookbook/relations.md).
 */
export const relation = (target: RelationTarget) => z.string().max(200).meta({ relation: target })

/** The parsed value of a relation; `label` is for display. */
export interface Chosen {
  id: string
  label: string
}

export const isChosen = (value: unknown): value is Chosen =>
  typeof value === 'object' && value !== null && 'id' in value && 'label' in value
