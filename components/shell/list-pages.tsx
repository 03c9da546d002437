import type { Route } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { Pagination } from '@/components/ui/pagination'

interface ListPagesProps {
  /** The list's own path. */
  here: Route
  /** What else its address holds and should keep. */
  query?: Record<string, string | undefined>
  /** What its own part of the address begins with, on a page of several lists. */
  prefix?: string
  /** Tells its landmark from those of the page's other lists. */
  landmark?: string
  /** Where this page began; none for the first. */
  cursor?: string
  /** Where the next one begins; null for the last. */
  next: string | null
}

/** On through a list by cursor, and back to its beginning. */
export async function ListPages({
  here,
  query = {},
  prefix = '',
  landmark,
  cursor,
  next,
}: ListPagesProps) {
  const t = await getTranslations('app')
  const address = (from?: string) => {
    const entries = Object.entries({ ...query, [`${prefix}cursor`]: from }).filter(
      ([, value]) => value,
    )
    const search = new URLSearchParams(entries as [string, string][]).toString()
    return (search ? `${here}?${search}` : here) as Route
  }
  return (
    <Pagination
      label={landmark ?? t('pages')}
      previous={{ label: t('first'), href: cursor ? address() : undefined }}
      next={{ label: t('next'), href: next ? address(next) : undefined }}
    />
  )
}
