import 'server-only'
import type { OrgContext, OrgScope } from '@/lib/access/org-context'
import { db, type Tx } from '@/lib/db'
import type { OrganizationRows } from '@/lib/tenancy/delegates'
import { limitedDelegate } from '@/lib/tenancy/limited-delegate'
import { houseModels, onClient, ownedModels } from '@/lib/tenancy/models'
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
