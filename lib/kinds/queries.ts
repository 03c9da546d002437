import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { db } from '@/lib/db'
import type { KindPart } from '@/lib/config/define-kind'
import { idOf, readChoices, type Chooser } from '@/lib/kinds/choices'
import { fieldControls, type FieldControl } from '@/lib/kinds/field-controls'
import { someOf, type FieldValues, type Some } from '@/lib/kinds/form-of'
import type { Chosen } from '@/lib/kinds/relation'
import { defaultKind, isKind, kindNames, kindOf } from '@/lib/kinds/kind-of'
import { readFields } from '@/lib/kinds/read-fields'

/** The kinds that one can choose from, by their names; the first is the one for whoever says none. */
export const listKinds = (): string[] => kindNames()

/** The kind that an address asks for (`?kind=`), if there is such a one; else the first. */
export const chosenKind = (asked: string | undefined): string =>
  asked && isKind(asked) ? asked : defaultKind()

/** What a kind has beside the forms' own fields, as it is drawn. */
export function listFields(kind: string, part: KindPart, some?: Some): FieldControl[] {
  const fields = kindOf(kind)[part]
  return fields ? fieldControls(some ? someOf(fields, some) : fields) : []
}

/**
 * What can be chosen in each of a kind's relations; nothing is asked for a kind that has none.
 * @param values what is chosen already
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

/** What a form must know of a kind to check its fields in the browser; nothing for one without any. */
export const formKind = (name: string, part: KindPart, some: Some = {}) =>
  listFields(name, part, some).length > 0 ? { name, part, ...some } : undefined

/** The same for a new organization, whose founder is asked what its members are. */
export const formNewKind = (name: string) =>
  listFields(name, 'fields').length + listFields(name, 'memberFields').length > 0
    ? { name, part: 'fields' as const, founder: true }
    : undefined

/** What an organization has beside name and slug; nothing is asked for a kind that has nothing. */
export const findFields = ({ organization }: OrgContext): Promise<FieldValues> =>
  readFields(db, { organizationId: organization.id, kind: organization.kind })

/** What a member has beside their role. */
export const findMemberFields = (
  { organization }: OrgContext,
  userId: string,
): Promise<FieldValues> =>
  readFields(db, { organizationId: organization.id, kind: organization.kind, userId })

/** Fields as a form begins with them: text, and nothing for what is not filled in. */
export const asTyped = (values: FieldValues): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== null && value !== undefined && value !== false)
      .map(([name, value]) => [name, idOf(value) ?? String(value)]),
  )
