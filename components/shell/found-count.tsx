import { getTranslations } from '@/lib/i18n/translations'
import { Announce } from '@/components/ui/announce'

interface FoundCountProps {
  /** The search term; without one nothing is announced. */
  search?: string
  rows: readonly unknown[]
  /** The cursor of the next page, if any. */
  next: string | null
}

/** Announces to screen readers how many rows a search found. */
export async function FoundCount({ search, rows, next }: FoundCountProps) {
  if (!search) return null
  const t = await getTranslations('app')
  return <Announce text={t(next ? 'foundMore' : 'found', { count: rows.length, search })} />
}
