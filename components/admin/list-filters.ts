import { getTranslations } from '@/lib/i18n/translations'
import { kindLabels } from '@/components/organizations/kind-labels'
import type { Filter } from '@/components/shell/filter-bar'
import { listKinds } from '@/lib/kinds/queries'
import {
  accountStates,
  type AccountState,
  type OrganizationState,
} from '@/lib/accounts/account-state'

/** A filter whose value is in the page's URL. */
export type ListFilter = Omit<Filter, 'value' | 'kind'>

/** The select that filters a list by state; the states of people by default. */
export async function stateFilter(
  states: readonly (AccountState | OrganizationState)[] = accountStates,
): Promise<ListFilter> {
  const t = await getTranslations('admin')
  return {
    name: 'state',
    label: t('filters.state'),
    any: t('list.any'),
    options: states.map((state) => ({ value: state, label: t(`states.${state}`) })),
  }
}

/** The select that filters a list by kind of organization; empty if there is only one kind. */
export async function kindFilter(): Promise<ListFilter[]> {
  const kinds = listKinds()
  if (kinds.length < 2) return []
  const t = await getTranslations('admin')
  const labels = await Promise.all(kinds.map(kindLabels))
  return [
    {
      name: 'kind',
      label: t('filters.kind'),
      any: t('list.any'),
      options: kinds.map((kind, index) => ({ value: kind, label: labels[index]?.plural ?? kind })),
    },
  ]
}
