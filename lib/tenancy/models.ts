import 'server-only'
import config from '@/guildhall.config'
import { db, type Prisma } from '@/lib/db'

type Models = Prisma.TypeMap['model']

/** Every model whose rows belong to an organization: those with an `organizationId`. */
export type OwnedModel = {
  [M in keyof Models]: 'organizationId' extends keyof Models[M]['payload']['scalars'] ? M : never
}[keyof Models]

/** Guildhall's own models: read-only here, because each is written only by its commands. */
export const houseModels = [
  'Event',
  'FormerMember',
  'JoinLink',
  'JoinRequest',
  'OrganizationDomain',
  'OrganizationInvitation',
  'OwnershipOffer',
  'OrganizationOwner',
  'OrganizationSlug',
  'OrganizationUser',
] as const satisfies OwnedModel[]
export type HouseModel = (typeof houseModels)[number]

interface Field {
  name: string
  kind: 'scalar' | 'enum' | 'object' | 'unsupported'
  /** For an object: the model that the relation leads to. */
  type: string
}
type DataModel = Record<string, { fields: Field[] }>

/**
 * The schema as `prisma generate` wrote it into the client, so that new models are included
 * automatically. Read when needed: the client connects at first use.
 */
const dataModel = () =>
  (db as unknown as { _runtimeDataModel: { models: DataModel } })._runtimeDataModel.models

/** Returns a model's field; undefined if there is none. */
export const fieldOf = (model: string, name: string): Field | undefined =>
  dataModel()[model]?.fields.find((field) => field.name === name)

/** Returns a model's scalar columns. */
export const columnsOf = (model: string): string[] =>
  (dataModel()[model]?.fields ?? []).flatMap(({ name, kind }) =>
    kind === 'scalar' || kind === 'enum' ? [name] : [],
  )

/** Whether the model's rows belong to an organization. */
export const isOwned = (model: string) => fieldOf(model, 'organizationId') !== undefined

/** Returns all such models, by their names in the schema. */
export const ownedModels = () => Object.keys(dataModel()).filter(isOwned) as OwnedModel[]

/** Returns a model's name on the client: `Product` → `product`. */
export const onClient = (model: string) => model.charAt(0).toLowerCase() + model.slice(1)

/**
 * Returns the models of resources by the subject of their events: `{ product: 'Product' }`. The
 * generator uses one name for both (docs/cookbook/belongs-to-an-organization.md).
 */
export const resourceModels = (): Record<string, OwnedModel> => {
  const kinds = Object.values(config.resources).flatMap(({ eventKinds = [] }) => eventKinds)
  return Object.fromEntries(
    ownedModels().flatMap((model) =>
      kinds.includes(onClient(model)) ? [[onClient(model), model]] : [],
    ),
  )
}
