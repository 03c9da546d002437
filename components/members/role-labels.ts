import { getTranslations } from '@/lib/i18n/translations'

/**
 * Returns a function for the label of a role: from the messages, or else derived from its name
 * ("billing-manager" → "Billing manager"), so that custom roles need no translation.
 */
export async function roleLabels() {
  const t = await getTranslations('roles')
  type Key = Parameters<typeof t>[0]
  return (role: string, isOwner = false): string => {
    if (isOwner) return t('owner')
    if (t.has(role as Key)) return t(role as Key)
    const words = role.replaceAll('-', ' ')
    return words.charAt(0).toUpperCase() + words.slice(1)
  }
}
