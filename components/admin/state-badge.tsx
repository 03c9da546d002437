import { getTranslations } from '@/lib/i18n/translations'
import { Badge } from '@/components/ui/badge'
import type { AccountState } from '@/lib/users/account-state'

const tones = { active: 'success', pending: 'warning', deactivated: 'danger' } as const

/** Whether a person or an organization is active, in a word. */
export async function StateBadge({ state }: { state: AccountState }) {
  const t = await getTranslations('admin')
  return <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
}
