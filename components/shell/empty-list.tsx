import { SearchX } from 'lucide'
import type { ReactNode } from 'react'
import { getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import type { SortedList } from './sorted-list'

interface EmptyListProps {
  list: SortedList
  icon: ReactNode
  /** "No products yet" with advice; "No products found" after a search. */
  title: string
  children: string
  noneTitle: string
}

/** The empty state of a list: there are no rows, or none match the search. */
export async function EmptyList({ list, icon, title, children, noneTitle }: EmptyListProps) {
  const t = await getTranslations('records')
  const { here, search } = list
  return (
    <Card flush>
      {search ? (
        <EmptyState
          icon={<Icon of={SearchX} />}
          title={noneTitle}
          action={<ButtonLink href={here}>{t('showAll')}</ButtonLink>}
        >
          {t('none', { search })}
        </EmptyState>
      ) : (
        <EmptyState icon={icon} title={title}>
          {children}
        </EmptyState>
      )}
    </Card>
  )
}
