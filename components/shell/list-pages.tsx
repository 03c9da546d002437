import type { Route } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { Pagination } from '@/components/ui/pagination'
import { withQuery } from '@/lib/paths'

interface ListPagesProps {
  /** The list's own path. */
  here: Route
  /** Other query parameters to keep. */
  query?: Record<string, string | undefined>
  /** The prefix of its query parameters, on a page with several lists. */
  prefix?: string
  /** Distinguishes its landmark from those of other lists on the page. */
  landmark?: string
  /** The cursor of this page; undefined for the first. */
  cursor?: string
  /** The cursor of the next page; null on the last. */
  next: string | null
}

/** Paging by cursor: to the next page, and back to the first. */
export async function ListPages(props: ListPagesProps) {
  const { here, query = {}, prefix = '', landmark, cursor, next } = props
  const t = await getTranslations('app')
  const address = (from?: string) => withQuery(here, { ...query, [`${prefix}cursor`]: from })
  return (
    <Pagination
      label={landmark ?? t('pages')}
      previous={{ label: t('first'), href: cursor ? address() : undefined }}
      next={{ label: t('next'), href: next ? address(next) : undefined }}
    />
  )
}
