import type { Route } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { Pagination } from '@/components/ui/pagination'

interface ListPagesProps {
  /** The list's own path. */
  here: Route
  /** What else its address holds and should keep. */
  query?: Record<string, string | undefined>
  /** Where this page began; none for the first. */
  cursor?: string
  /** Where the next one begins; null for the last. */
  next: string | null
}

/** On through a list by cursor, and back to its beginning. */
export async function ListPages({ here, query = {}, cursor, next }: ListPagesProps) {
  const t = await getTranslations('app')
  const address = (more: Record<string, string | undefined>) => {
    const entries = Object.entries({ ...query, ...more }).filter(([, value]) => value)
    const search = new URLSearchParams(entries as [string, string][]).toString()
    return (search ? `${here}?${search}` : here) as Route
  }
  return (
    <Pagination
      label={t('pages')}
      previous={{ label: t('first'), href: cursor ? address({ cursor: undefined }) : undefined }}
      next={{ label: t('next'), href: next ? address({ cursor: next }) : undefined }}
    />
  )
}
