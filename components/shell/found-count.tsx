import { getTranslations } from '@/lib/i18n/translations'
import { Announce } from '@/components/ui/announce'

interface FoundCountProps {
  /** What was looked for; without it there is nothing to say. */
  search?: string
  rows: readonly unknown[]
  /** Where the next page begins, if there is one. */
  next: string | null
}

/** Says aloud how many rows a search has brought, which everybody else sees. */
export async function FoundCount({ search, rows, next }: FoundCountProps) {
  if (!search) return null
  const t = await getTranslations('app')
  return <Announce text={t(next ? 'foundMore' : 'found', { count: rows.length, search })} />
}
