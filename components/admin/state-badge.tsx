import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import type { State } from '@/lib/admin/read-state'

const tones = { active: 'success', waiting: 'warning', off: 'danger' } as const

/** Whether a person or an organization is active, in a word. */
export async function StateBadge({ state }: { state: State }) {
  const t = await getTranslations('admin')
  return <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
}
