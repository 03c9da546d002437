import { getTranslations } from '@/lib/i18n/translations'
import { SortMenu } from '@/components/ui/list-menus'
import { LiveSearch } from '@/components/ui/live-search'
import { inOrder, listQuery, type SortedList } from './sorted-list'

interface ListControlsProps {
  list: SortedList
  /** The label of the search: "Search products". */
  label: string
  placeholder?: string
  /** The available orders with their labels. */
  orders: Record<string, string>
}

/** Search and, if the table shows no header, sorting; all of it in the URL. */
export async function ListControls({ list, label, placeholder, orders }: ListControlsProps) {
  const t = await getTranslations('records')
  const { q, ...keep } = listQuery(list)
  const entry = (sort: string, words: string) => ({
    type: 'link' as const,
    href: inOrder(list, sort),
    label: words,
    current: list.sort === sort,
  })
  return (
    <div className="mb-4 flex items-center gap-2">
      <LiveSearch
        action={list.here}
        label={label}
        submitLabel={label}
        clearLabel={t('clear')}
        placeholder={placeholder}
        value={q}
        keep={keep}
        className="min-w-0 flex-1 sm:max-w-sm"
      />
      <SortMenu
        label={t('sort')}
        entries={Object.entries(orders).flatMap(([name, column]) => [
          entry(name, t('ascending', { column })),
          entry(`-${name}`, t('descending', { column })),
        ])}
      />
    </div>
  )
}
