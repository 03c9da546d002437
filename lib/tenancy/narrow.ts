import { fieldOf, isOwned } from '@/lib/tenancy/models'

/** The affected rows: the filter and, for writes, the organization they belong to. */
export interface Scope {
  where: object
  organizationId?: string
}

type Args = Record<string, unknown>
type Narrow = (args: Args, scope: Scope, model: string) => Args

const filtered: Narrow = (args, { where }) => ({ ...args, where: within(args.where, where) })

// Combined with AND with the caller's filter, so that nothing in it, including an OR, can widen the
// scope.
const within = (asked: unknown = {}, scope: object) => {
  const { AND, ...rest } = asked as { AND?: unknown }
  return { ...rest, AND: AND === undefined ? [scope] : [scope, { AND }] }
}

const stamped =
  (key: string): Narrow =>
  (args, scope, model) => ({ ...args, [key]: stamp(args[key], scope, model) })

const stamp = (data: unknown, scope: Scope, model: string): unknown =>
  Array.isArray(data)
    ? data.map((row) => stamp(row, scope, model))
    : { ...columns(data, scope, model), organizationId: scope.organizationId }

const changed =
  (key: string): Narrow =>
  (args, scope, model) => ({ ...args, [key]: columns(args[key], scope, model) })

/** Scalar columns of this organization only: a nested write would reach other rows. */
function columns(data: unknown, { organizationId }: Scope, model: string): object {
  const { organizationId: given, ...row } = data as Args
  if (given !== undefined && given !== organizationId)
    throw new Error(`${model}.organizationId is set by forOrganization and cannot be another`)
  for (const name of Object.keys(row))
    if (!['scalar', 'enum'].includes(fieldOf(model, name)?.kind ?? ''))
      throw new Error(
        `${model}.${name} is no column: forOrganization writes the columns of one model`,
      )
  return row
}

const both =
  (...steps: Narrow[]): Narrow =>
  (args, scope, model) =>
    steps.reduce((narrowed, step) => step(narrowed, scope, model), args)

/** Each Prisma read operation, scoped. */
export const reads = {
  findUnique: filtered,
  findUniqueOrThrow: filtered,
  findFirst: filtered,
  findFirstOrThrow: filtered,
  findMany: filtered,
  count: filtered,
  aggregate: filtered,
  groupBy: filtered,
} satisfies Record<string, Narrow>

/** Each Prisma write operation, scoped. */
export const writes = {
  create: stamped('data'),
  createMany: stamped('data'),
  createManyAndReturn: stamped('data'),
  update: both(filtered, changed('data')),
  updateMany: both(filtered, changed('data')),
  updateManyAndReturn: both(filtered, changed('data')),
  upsert: both(filtered, stamped('create'), changed('update')),
  delete: filtered,
  deleteMany: filtered,
} satisfies Record<string, Narrow>

type Delegate = Record<string, (args: Args) => unknown>

/** A model's delegate with only these operations, each scoped. */
export const scoped = (
  delegate: object,
  model: string,
  scope: Scope,
  operations: Record<string, Narrow>,
): Delegate =>
  Object.fromEntries(
    Object.entries(operations).map(([operation, narrow]) => [
      operation,
      (args: Args = {}) => {
        checkSelection(model, args)
        return (delegate as Delegate)[operation]!(narrow(args, scope, model))
      },
    ]),
  )

interface Selection {
  select?: Record<string, unknown> | null
  include?: Record<string, unknown> | null
}

/**
 * Refuses a `select` or `include` that leads out of the organization. Going from row to row stays
 * inside, because foreign keys between owned rows include the organization; so does going through the
 * organization itself. From any other model, above all a person, it would reach other organizations.
 */
function checkSelection(
  model: string,
  { select, include }: Selection,
  leadsOn = isOwned(model),
): void {
  for (const [name, wanted] of Object.entries({ ...select, ...include })) {
    const field = fieldOf(model, name)
    const isRelation = name === '_count' || field?.kind === 'object'
    if (!wanted || !isRelation) continue
    if (!leadsOn) throw new Error(`${model}.${name} leads to rows of other organizations`)
    if (!field || typeof wanted !== 'object') continue
    const isHome = isOwned(model) && name === 'organization'
    checkSelection(field.type, wanted, isHome || isOwned(field.type))
  }
}
