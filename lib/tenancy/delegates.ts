import type { Prisma, Tx } from '@/lib/db'
import type { HouseModel, OwnedModel } from '@/lib/tenancy/models'

type Operations<M extends OwnedModel> = Prisma.TypeMap['model'][M]['operations']
/** Prisma's own delegate of a model. */
type Raw<M extends OwnedModel> = Tx[Uncapitalize<M>]
type Promised<T> = Prisma.PrismaPromise<T>

// Methods on one row are typed again, because Prisma returns a chain that continues to any other row:
// product.findUnique(…).createdBy().user().memberships().
type OneRow<M extends OwnedModel, O extends 'findUnique' | 'findUniqueOrThrow'> = <
  A extends Operations<M>[O]['args'],
>(
  args: Prisma.SelectSubset<A, Operations<M>[O]['args']>,
) => Promised<Prisma.Result<Raw<M>, A, O>>
type FirstRow<M extends OwnedModel, O extends 'findFirst' | 'findFirstOrThrow'> = <
  A extends Operations<M>[O]['args'],
>(
  args?: Prisma.SelectSubset<A, Operations<M>[O]['args']>,
) => Promised<Prisma.Result<Raw<M>, A, O>>

/** The read operations of a model. */
export type Reads<M extends OwnedModel> = Pick<
  Raw<M>,
  'findMany' | 'count' | 'aggregate' | 'groupBy'
> & {
  findUnique: OneRow<M, 'findUnique'>
  findUniqueOrThrow: OneRow<M, 'findUniqueOrThrow'>
  findFirst: FirstRow<M, 'findFirst'>
  findFirstOrThrow: FirstRow<M, 'findFirstOrThrow'>
}

/** Scalar columns only: a nested write, or `connect`, would reach rows of other organizations. */
type Own<T> = T extends unknown ? Omit<T, 'organizationId'> & { organizationId?: undefined } : never
export type NewRow<M extends OwnedModel> = Own<
  Exclude<Operations<M>['createMany']['args']['data'], readonly unknown[]>
>
export type Changes<M extends OwnedModel> = Own<Operations<M>['updateMany']['args']['data']>

type Select<M extends OwnedModel> = Operations<M>['findFirst']['args']['select']
type Row<M extends OwnedModel, S> = Prisma.Result<Raw<M>, { select: S }, 'findFirstOrThrow'>
type Which<M extends OwnedModel> = Operations<M>['update']['args']['where']
type Filter<M extends OwnedModel> = Operations<M>['updateMany']['args']['where']

/** The write operations of a model. `organizationId` is set by the scope and cannot be given. */
export interface Writes<M extends OwnedModel> {
  create<S extends Select<M> = undefined>(args: {
    data: NewRow<M>
    select?: S
  }): Promised<Row<M, S>>
  createMany(args: {
    data: NewRow<M> | NewRow<M>[]
    skipDuplicates?: boolean
  }): Promised<{ count: number }>
  createManyAndReturn<S extends Select<M> = undefined>(args: {
    data: NewRow<M> | NewRow<M>[]
    skipDuplicates?: boolean
    select?: S
  }): Promised<Row<M, S>[]>
  update<S extends Select<M> = undefined>(args: {
    where: Which<M>
    data: Changes<M>
    select?: S
  }): Promised<Row<M, S>>
  updateMany(args: {
    where?: Filter<M>
    data: Changes<M>
    limit?: number
  }): Promised<{ count: number }>
  updateManyAndReturn<S extends Select<M> = undefined>(args: {
    where?: Filter<M>
    data: Changes<M>
    limit?: number
    select?: S
  }): Promised<Row<M, S>[]>
  upsert<S extends Select<M> = undefined>(args: {
    where: Which<M>
    create: NewRow<M>
    update: Changes<M>
    select?: S
  }): Promised<Row<M, S>>
  delete<S extends Select<M> = undefined>(args: {
    where: Which<M>
    select?: S
  }): Promised<Row<M, S>>
  deleteMany(args?: { where?: Filter<M>; limit?: number }): Promised<{ count: number }>
}

/** Every model of an organization, scoped to it: `forOrganization(ctx).product`. */
export type OrganizationRows = {
  [M in OwnedModel as Uncapitalize<M>]: M extends HouseModel ? Reads<M> : Reads<M> & Writes<M>
}

type HasOrganization<M extends OwnedModel> =
  'organization' extends keyof Prisma.TypeMap['model'][M]['payload']['objects'] ? M : never

/** Every model of an organization, scoped to a person's organizations. */
export type PersonRows = { [M in OwnedModel as Uncapitalize<HasOrganization<M>>]: Reads<M> }
