import { checkFields } from '@/lib/config/check-backends'
import type { Kind, KindPart, Kinds } from '@/lib/config/define-kind'
import { fieldControls } from '@/lib/kinds/field-controls'

/**
 * Refuses kinds that cannot work, with one sentence each, at startup rather than when the form is first
 * shown.
 */
export function checkKinds(kinds: Kinds): void {
  if (Object.keys(kinds).length === 0) refuse('`kinds` is empty: name one at least.')
  for (const [name, kind] of Object.entries(kinds)) {
    checkKind(name, kind)
    for (const part of parts) checkRelations(name, kind, part, kinds)
  }
}

const parts = ['fields', 'memberFields'] as const

function checkKind(name: string, kind: Kind) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 32)
    refuse(`the kind "${name}" needs a name of small letters, digits and inner hyphens.`)
  for (const part of parts) checkFields(`the kind "${name}"`, part, kind[part])
  for (const table of Object.values(kind.tables ?? {})) checkName(`the kind "${name}"`, table)
  const most = kind.limits?.members
  if (most !== undefined && !(Number.isInteger(most) && most > 0))
    refuse(`the kind "${name}" limits its members to ${most}: that must be a whole number above 0.`)
  if (kind.roles && !(kind.roles.member && kind.roles.admin))
    refuse(`the kind "${name}" needs the roles "member" and "admin" among its own.`)
}

function checkRelations(name: string, kind: Kind, part: KindPart, kinds: Kinds) {
  for (const field of kind[part] ? fieldControls(kind[part]) : []) {
    const { relation, isRequired } = field
    if (!relation) continue
    const where = `the kind "${name}" has "${field.name}" among its ${part}`
    if ('kind' in relation) {
      if (!Object.hasOwn(kinds, relation.kind))
        refuse(
          `${where}, which points at organizations of a kind "${relation.kind}": there is none.`,
        )
      continue
    }
    checkName(where, relation.table)
    checkName(where, relation.label)
    if (relation.within && isRequired)
      refuse(`${where}, which points at rows of its own: a new one has none, so make it optional.`)
  }
}

/** The name becomes part of SQL. */
function checkName(where: string, name: string) {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
    refuse(
      `${where} and names "${name}": a table and a column are letters, digits and underscores.`,
    )
}

const refuse = (sentence: string): never => {
  throw new Error(`guildhall.config.ts: ${sentence}`)
}
