import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import type { ExportedList } from '@/lib/export/write-list'
import { rowPage } from '@/lib/lists/row-page'
import { forOrganization } from '@/lib/tenancy/for-organization'
import { columnsOf, resourceModels } from '@/lib/tenancy/models'

type Row = Record<string, unknown> & { id: string }
interface Delegate {
  findMany: (args: object) => Promise<Row[]>
}

/** The organization's rows of each resource, with all columns, by the noun of its events. */
export function resourceLists(ctx: OrgContext): Record<string, ExportedList<Row>> {
  const rows = forOrganization(ctx) as unknown as Record<string, Delegate>
  return Object.fromEntries(
    Object.entries(resourceModels()).map(([name, model]) => {
      const columns = columnsOf(model).filter((column) => column !== 'organizationId')
      const list: ExportedList<Row> = {
        columns: Object.fromEntries(columns.map((column) => [column, column])),
        read: async ({ cursor, size }) => {
          const { page, ...order } = rowPage({ oldest: {} }, { sort: 'oldest', cursor, size })
          return page(await rows[name]!.findMany(order))
        },
      }
      return [name, list]
    }),
  )
}
