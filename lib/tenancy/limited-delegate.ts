import 'server-only'
import { onlyRowsOf } from '@/lib/db'
import { fieldOf } from '@/lib/tenancy/models'

type Args = Record<string, unknown>
type Operation = (args: Args) => Promise<unknown>

/** A model's delegate whose statements see only one organization's rows (docs/decisions/row-level-security.md). */
export const limitedDelegate = (delegate: object, model: string, organizationId: string): object =>
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
