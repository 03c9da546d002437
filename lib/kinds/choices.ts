import 'server-only'
import { hasAccessSql } from '@/lib/access/membership-access'
import { Prisma, type db, type Tx } from '@/lib/db'
import { InvalidFields } from '@/lib/errors'
import { fieldControls } from '@/lib/kinds/field-controls'
import type { FieldValues } from '@/lib/kinds/form-of'
import { identifier } from '@/lib/kinds/identifier'
import { isChosen, type Chosen, type RelationTarget } from '@/lib/kinds/relation'
import type { z } from 'zod'

/** Who chooses a relation's target, and for which organization. */
export interface Chooser {
  /** Staff may choose any organization; signed-out visitors, public ones. */
  user?: { id: string; asStaff?: boolean } | null | undefined
  /** Undefined for an organization that does not exist yet. */
  organizationId?: string
}

/** The most options offered in a form; the command accepts any permitted target. */
const MOST = 500

/** Lists the options of a relation, ordered by label. Includes what is already chosen. */
export const readChoices = (
  client: Tx | typeof db,
  target: RelationTarget,
  chooser: Chooser,
  present?: string,
) => client.$queryRaw<Chosen[]>`${select(target, chooser, present)} ORDER BY 2, 1 LIMIT ${MOST}`

/**
 * Resolves the targets of a set of fields' relations. Each must be permitted, and is locked against
 * deletion until the transaction ends.
 * @param before current values, which stay valid even if they could not be chosen now
 * @throws InvalidFields
 */
export async function chooseRelations(
  tx: Tx | typeof db,
  fields: z.ZodObject,
  values: FieldValues,
  chooser: Chooser,
  before: FieldValues = {},
): Promise<FieldValues> {
  const chosen = { ...values }
  const refused: Record<string, string> = {}
  for (const { name, relation } of fieldControls(fields)) {
    const id = idOf(values[name])
    if (!relation || id === undefined) continue
    const [found] = await tx.$queryRaw<Chosen[]>`
      ${select(relation, chooser, idOf(before[name]))} AND t.id::text = ${id} FOR KEY SHARE OF t`
    if (found) chosen[name] = found
    else refused[name] = 'field-choice'
  }
  if (Object.keys(refused).length > 0) throw new InvalidFields(refused)
  return chosen
}

/** Returns the key in a relation's value, parsed or not. */
export const idOf = (value: unknown): string | undefined =>
  isChosen(value) ? value.id : typeof value === 'string' ? value : undefined

/** The target of a stored relation as a JSON value: `{id, label}`, or null. */
export const chosenSql = (target: RelationTarget, row: Prisma.Sql, column: Prisma.Sql) => {
  const within = isWithin(target)
    ? Prisma.sql`AND t."organizationId" = ${row}."organizationId"`
    : none
  return Prisma.sql`(SELECT jsonb_build_object('id', t.id::text, 'label', ${labelOf(target)})
    FROM ${tableOf(target)} t WHERE t.id = ${row}.${column} ${within})`
}

const none = Prisma.empty
const tableOf = (target: RelationTarget) =>
  'kind' in target ? Prisma.sql`"Organization"` : identifier(target.table)
const labelOf = (target: RelationTarget) =>
  'kind' in target ? Prisma.sql`t.name` : Prisma.sql`t.${identifier(target.label)}::text`
/** Whether the options are the organization's own rows. */
export const isWithin = (target: RelationTarget) =>
  'within' in target && target.within === 'organization'

function select(target: RelationTarget, chooser: Chooser, present: string | undefined) {
  const { organizationId = null } = chooser
  // A foreign id is not found, even if it is already chosen.
  const within = isWithin(target)
    ? Prisma.sql`t."organizationId" = ${organizationId}::uuid`
    : Prisma.sql`true`
  return Prisma.sql`
    SELECT t.id::text AS id, ${labelOf(target)} AS label FROM ${tableOf(target)} t
    WHERE ${within} AND (t.id::text = ${present ?? null} OR (${mayChoose(target, chooser)}))`
}

function mayChoose(target: RelationTarget, { user }: Chooser) {
  if (!('kind' in target))
    return target.where
      ? Prisma.sql`to_jsonb(t) @> ${JSON.stringify(target.where)}::jsonb`
      : Prisma.sql`true`
  return Prisma.sql`t.kind = ${target.kind} AND t."isActive" AND (
    ${(user?.asStaff || target.isPublic) === true}::boolean OR EXISTS (SELECT 1 FROM "OrganizationUser" m
      WHERE m."organizationId" = t.id AND m."userId" = ${user?.id ?? null}::uuid
        AND ${hasAccessSql('m')}))`
}
