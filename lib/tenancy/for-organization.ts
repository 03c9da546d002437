import 'server-only'
import type { OrgContext, OrgScope } from '@/lib/access/org-context'
import { db, type Tx } from '@/lib/db'
import type { OrganizationRows } from '@/lib/tenancy/delegates'
import { houseModels, onClient, ownedModels } from '@/lib/tenancy/models'
import { reads, scoped, writes } from '@/lib/tenancy/narrow'

/**
 * Every model with an `organizationId`, narrowed to one organization: what is read, changed or deleted
 * is its own, what is created belongs to it. A row of another organization is simply not found.
 * Says nothing of who may do it: that is the command's question.
 * @param tx the transaction that it is part of
 */
export function forOrganization(
  { organization: { id: organizationId } }: OrgContext | OrgScope,
  tx: Tx | typeof db = db,
): OrganizationRows {
  const scope = { where: { organizationId }, organizationId }
  const isHouse = (model: string) => houseModels.some((name) => name === model)
  return Object.fromEntries(
    ownedModels().map((model) => {
      const operations = isHouse(model) ? reads : { ...reads, ...writes }
      return [onClient(model), scoped(delegateOf(tx, model), model, scope, operations)]
    }),
  ) as unknown as OrganizationRows
}

const delegateOf = (tx: object, model: string) => (tx as Record<string, object>)[onClient(model)]!
