import 'server-only'
import type { OrgContext, OrgScope } from '@/lib/access/org-context'
import { db, type Tx, onlyRowsOf } from '@/lib/db'
import type { OrganizationRows } from '@/lib/tenancy/delegates'
import { houseModels, onClient, ownedModels, fieldOf } from '@/lib/tenancy/models'
import { reads, scoped, writes } from '@/lib/tenancy/narrow'

/**
 * Scopes every model with an `organizationId` to one organization: reads, updates and deletes affect
 * only its rows, and created rows belong to it. Rows of other organizations are not found. Checks no
 * permissions: that is the command's job.
 * @param tx the transaction to run in
 */
export function forOrganization(
  { organization: { id: organizationId } }: OrgContext | OrgScope,
  tx?: Tx | typeof db,
): OrganizationRows {
  const scope = { where: { organizationId }, organizationId }
  const delegate = (model: string) =>
    tx ? delegateOf(tx, model) : limitedDelegate(delegateOf(db, model), model, organizationId)
  const isHouse = (model: string) => houseModels.some((name) => name === model)
  return Object.fromEntries(
    ownedModels().map((model) => {
      const operations = isHouse(model) ? reads : { ...reads, ...writes }
      return [onClient(model), scoped(delegate(model), model, scope, operations)]
    }),
  ) as unknown as OrganizationRows
}

const delegateOf = (tx: object, model: string) => (tx as Record<string, object>)[onClient(model)]!

type Args = Record<string, unknown>
type Operation = (args: Args) => Promise<unknown>

/** A model's delegate whose statements see only one organization's rows (docs/decisions/row-level-security.md). */
const limitedDelegate = (delegate: object, model: string, organizationId: string): object =>
  new Proxy(delegate, {
    get(target, name) {
      const operation = (args: Args) =>
        (target as Record<string, Operation>)[asFirst(name)]!(
          isUnique(name) ? { ...args, where: flat(model, args.where) } : args,
        )
      return (args: Args) => limited(operation(args), organizationId)
    },
  })

const isUnique = (name: string | symbol) => String(name).startsWith('findUnique')
const asFirst = (name: string | symbol) => String(name).replace('findUnique', 'findFirst')

/** The columns of a compound key in place of the key: `{ a_b: { a, b } }` is for findUnique alone. */
const flat = (model: string, where: unknown) =>
  Object.fromEntries(
    Object.entries(where as Args).flatMap(([name, value]) =>
      fieldOf(model, name) || ['AND', 'OR', 'NOT'].includes(name)
        ? [[name, value]]
        : Object.entries(value as Args),
    ),
  )

/** The statement is sent when its result is first asked for; in an array for $transaction, by Prisma. */
const limited = (statement: Promise<unknown>, organizationId: string) =>
  new Proxy(statement, {
    get(target, name) {
      if (name === 'then' || name === 'catch' || name === 'finally') {
        const result = onlyRowsOf(organizationId, () => target)
        return result[name].bind(result) as unknown
      }
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
