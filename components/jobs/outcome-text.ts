import { getTranslations } from 'next-intl/server'

/** Why an address was not invited, in words. */
export async function outcomeText() {
  const t = await getTranslations('jobs.invite-many.outcomes')
  type Key = Parameters<typeof t>[0]
  return (outcome: string | null): string => {
    if (!outcome) return t('waiting')
    return t.has(outcome as Key) ? t(outcome as Key) : t('other')
  }
}
