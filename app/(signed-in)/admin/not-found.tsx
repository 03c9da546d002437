import { SearchX } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'

/** 404 in the back office: a person or an organization that is not there any more. */
export default async function NotFound() {
  const t = await getTranslations('problems')
  return (
    <EmptyState level={1} icon={<SearchX />} title={t('notFoundTitle')}>
      {t('notFound')}
    </EmptyState>
  )
}
