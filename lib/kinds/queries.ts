import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { db } from '@/lib/db'
import type { KindPart } from '@/lib/config/define-kind'
import { idOf, readChoices, type Chooser } from '@/lib/kinds/choices'
import { fieldControls, type FieldControl } from '@/lib/kinds/field-controls'
import { someOf, type FieldValues, type Some } from '@/lib/kinds/form-of'
import type { Chosen } from '@/lib/kinds/relation'
import { defaultKind, isKind, kindNames, kindOf } from '@/lib/kinds/kind-of'
import { onlyOwnRows } from '@/lib/kinds/only-own-rows'
import { readFields } from '@/lib/kinds/read-fields'

/** Returns the names of the kinds that can be chosen; the first is the default. */
export const listKinds = (): string[] => kindNames()

/** Returns the kind that a URL asks for (`?kind=`) if it exists, else the first. */
export const chosenKind = (asked: string | undefined): string =>
  asked && isKind(asked) ? asked : defaultKind()

/** Returns the controls of a kind's additional fields. */
export function listFields(kind: string, part: KindPart, some?: Some): FieldControl[] {
  const fields = kindOf(kind)[part]
  return fields ? fieldControls(some ? someOf(fields, some) : fields) : []
}

/**
 * Lists the options of each of a kind's relations; runs no query for a kind without relations.
 * @param values what is currently chosen
 */
export async function listChoices(
  fields: FieldControl[],
  chooser: Chooser,
  values: FieldValues = {},
): Promise<Record<string, Chosen[]>> {
  const entries = fields.flatMap(({ name, relation }) =>
    relation
      ? readChoices(db, relation, chooser, idOf(values[name])).then((all) => [name, all] as const)
      : [],
  )
  return Object.fromEntries(await Promise.all(entries))
}

/**
 * Returns what a form needs to validate a kind's fields in the browser; undefined for a kind without
 * fields.
 */
export const formKind = (name: string, part: KindPart, some: Some = {}) =>
  listFields(name, part, some).length > 0 ? { name, part, ...some } : undefined

/** The same for a new organization, whose founder also fills in the member fields. */
export const formNewKind = (name: string) =>
  listFields(name, 'fields').length + listFields(name, 'memberFields').length > 0
    ? { name, part: 'fields' as const, founder: true }
    : undefined

/** Reads an organization's kind fields; runs no query for a kind without fields. */
export const findFields = ({ organization }: OrgContext): Promise<FieldValues> =>
  onlyOwnRows(organization, 'fields', () =>
    readFields(db, { organizationId: organization.id, kind: organization.kind }),
  )

/** Reads a member's kind fields. */
export const findMemberFields = (
  { organization }: OrgContext,
  userId: string,
): Promise<FieldValues> =>
  onlyOwnRows(organization, 'memberFields', () =>
    readFields(db, { organizationId: organization.id, kind: organization.kind, userId }),
  )

export { asTyped } from '@/lib/kinds/read-fields'
