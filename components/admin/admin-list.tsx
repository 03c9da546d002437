import { Inbox, SearchX } from 'lucide'
import { getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { ExportMenu } from '@/components/shell/export-menu'
import { FilterBar, type Filter } from '@/components/shell/filter-bar'
import { FoundCount } from '@/components/shell/found-count'
import { ListPages } from '@/components/shell/list-pages'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'
import { DataTable, type DataColumn } from '@/components/ui/table'
import { adminPath } from '@/lib/paths'
import { AdminBreadcrumbs } from './admin-columns'
import type en from '@/messages/en.json'
import type { Metadata } from 'next'
import { kindLabels } from '@/components/organizations/kind-labels'
import { listKinds } from '@/lib/kinds/queries'
import {
  accountStates,
  type AccountState,
  type OrganizationState,
} from '@/lib/accounts/account-state'

export type AdminListName =
  'people' | 'organizations' | 'owners' | 'memberships' | 'invitations' | 'outbox'
type SortName = keyof (typeof en)['admin']['sorts']
type FilterName = keyof (typeof en)['admin']['filters']

interface AdminListProps<R> {
  name: AdminListName
  query: {
    search?: string
    cursor?: string
    sort: string
    filters: Record<string, string> | object
  }
  sorts: Record<string, unknown>
  /** The options of each filter, whose value is in the URL; without options it is not shown. */
  filters: Partial<Record<FilterName, Filter['options']>>
  /** Figures above the filters. */
  above?: ReactNode
  rows: readonly R[]
  rowKey?: (row: R) => string
  next: string | null
  columns: DataColumn<R>[]
}

/** A list page of the back office: search, filters, sorting, the table and paging. */
export async function AdminList<R extends object>(props: AdminListProps<R>) {
  const { name, query, sorts, filters, above, rows, rowKey, next, columns } = props
  const t = await getTranslations('admin')
  const here = adminPath(name)
  const chosen = query.filters as Record<string, string | undefined>
  const [usual] = Object.keys(sorts)
  const sort = query.sort === usual ? undefined : query.sort
  const order: Filter = {
    name: 'sort',
    label: t('list.sort'),
    value: query.sort,
    options: Object.keys(sorts).map((key) => ({
      value: key,
      label: t(`sorts.${key as SortName}`),
    })),
  }
  const isFiltered = Boolean(query.search || Object.values(chosen).some(Boolean))
  return (
    <>
      <PageHeader
        title={t(name)}
        description={t(`${name}Page.intro`)}
        breadcrumbs={<AdminBreadcrumbs items={[{ label: t(name) }]} />}
        actions={
          <ExportMenu
            always
            href={adminPath(`export/${name}`)}
            query={{ q: query.search, sort, ...chosen }}
          />
        }
      />
      {above && <div className="mb-6">{above}</div>}
      <FilterBar
        here={here}
        filters={[
          {
            kind: 'search',
            name: 'q',
            label: t(`${name}Page.searchLabel`),
            any: t(`${name}Page.placeholder`),
            value: query.search,
          },
          ...Object.entries(filters)
            .filter(([, options]) => options.length > 0)
            .map(([name, options]) => ({
              ...{ name, options, value: chosen[name], any: t('list.any') },
              label: t(`filters.${name as FilterName}`),
            })),
          order,
        ]}
        isNarrowed={isFiltered || sort !== undefined}
      />
      <FoundCount search={query.search} rows={rows} next={next} />
      {rows.length === 0 ? (
        <div className="rounded-card border border-line bg-surface">
          {isFiltered || query.cursor ? (
            <EmptyState icon={<Icon of={SearchX} />} title={t('list.emptyTitle')}>
              {t('list.empty')}
            </EmptyState>
          ) : (
            <EmptyState icon={<Icon of={Inbox} />} title={t('list.noEntries')} />
          )}
        </div>
      ) : (
        <DataTable caption={t(`${name}Page.caption`)} {...{ columns, rows, rowKey }} />
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

/** `generateMetadata` for a back office page that is in the navigation. */
export const adminTitle = (name: AdminListName | 'overview') => async (): Promise<Metadata> => {
  const t = await getTranslations('admin')
  return { title: `${t(name)} · ${t('title')}` }
}

/** The options of the filter by state; the states of people by default. */
export async function stateOptions(
  states: readonly (AccountState | OrganizationState)[] = accountStates,
) {
  const t = await getTranslations('admin')
  return states.map((state) => ({ value: state, label: t(`states.${state}`) }))
}

/** The options of the filter by kind of organization; none if there is only one kind. */
export async function kindOptions() {
  const kinds = listKinds()
  if (kinds.length < 2) return []
  const labels = await Promise.all(kinds.map(kindLabels))
  return kinds.map((kind, index) => ({ value: kind, label: labels[index]?.plural ?? kind }))
}
