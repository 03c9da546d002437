import { getTranslations } from '@/lib/i18n/translations'
import { kindLabels } from '@/components/organizations/kind-labels'
import { listKinds } from '@/lib/kinds/queries'
import type { ListFilter } from './list-filters'

/** The select that filters a list by the organizations' kind; none where there is only one. */
export async function kindFilter(): Promise<Omit<ListFilter, 'value'>[]> {
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
