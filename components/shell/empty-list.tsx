import { SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import type { SortedList } from './sorted-list'

interface EmptyListProps {
  list: SortedList
  icon: ReactNode
  /** "No products yet" and what to do about it; "No products found" where one has searched. */
  title: string
  children: string
  noneTitle: string
}

/** In the place of a list's rows where there are none, or none that were searched for. */
export async function EmptyList({ list, icon, title, children, noneTitle }: EmptyListProps) {
  const t = await getTranslations('records')
  const { here, search } = list
  return (
    <Card flush>
      {search ? (
        <EmptyState
          icon={<SearchX />}
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
