import { SearchX } from 'lucide-react'
import { getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { ExportMenu } from '@/components/shell/export-menu'
import { FoundCount } from '@/components/shell/found-count'
import { ListPages } from '@/components/shell/list-pages'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { adminPath } from '@/lib/paths'
import type en from '@/messages/en.json'
import { AdminBreadcrumbs } from './admin-breadcrumbs'
import { ListFilters, type ListFilter } from './list-filters'

export type AdminListName =
  'people' | 'organizations' | 'owners' | 'memberships' | 'invitations' | 'outbox'
type SortName = keyof (typeof en)['admin']['sorts']

interface AdminListProps {
  name: AdminListName
  query: {
    search?: string
    cursor?: string
    sort: string
    filters: Record<string, string> | object
  }
  sorts: Record<string, unknown>
  filters: Omit<ListFilter, 'value'>[]
  /** Figures before the filters. */
  above?: ReactNode
  rows: readonly unknown[]
  next: string | null
  /** The table. */
  children: ReactNode
}

/** A page of the back office that lists: search, filters, order, the table, and on to the next. */
export async function AdminList(props: AdminListProps) {
  const { name, query, sorts, filters, above, rows, next, children } = props
  const t = await getTranslations('admin')
  const here = adminPath(name)
  const chosen = query.filters as Record<string, string | undefined>
  const [usual] = Object.keys(sorts)
  const sort = query.sort === usual ? undefined : query.sort
  const order: ListFilter = {
    name: 'sort',
    label: t('list.sort'),
    value: query.sort,
    options: Object.keys(sorts).map((key) => ({
      value: key,
      label: t(`sorts.${key as SortName}`),
    })),
  }
  return (
    <>
      <PageHeader
        title={t(name)}
        description={t(`${name}Page.intro`)}
        breadcrumbs={<AdminBreadcrumbs items={[{ label: t(name) }]} />}
        actions={
          <ExportMenu
            href={adminPath(`export/${name}`)}
            query={{ q: query.search, sort, ...chosen }}
          />
        }
      />
      {above && <div className="mb-6">{above}</div>}
      <ListFilters
        here={here}
        search={{
          label: t(`${name}Page.searchLabel`),
          placeholder: t(`${name}Page.placeholder`),
          value: query.search,
        }}
        filters={[...filters.map((filter) => ({ ...filter, value: chosen[filter.name] })), order]}
        isNarrowed={Boolean(query.search || sort || Object.values(chosen).some(Boolean))}
      />
      <FoundCount search={query.search} rows={rows} next={next} />
      {rows.length === 0 ? (
        <div className="rounded-card border border-line bg-surface">
          <EmptyState icon={<SearchX />} title={t('list.emptyTitle')}>
            {t('list.empty')}
          </EmptyState>
        </div>
      ) : (
        children
      )}
      <ListPages
        here={here}
        query={{ q: query.search, sort, ...chosen }}
        cursor={query.cursor}
        next={next}
      />
    </>
  )
}
