import { getTranslations } from '@/lib/i18n/translations'

/**
 * How a role is called: the messages' word, else its own name ("billing-manager" → "Billing
 * manager"), so that a role of a company's own needs no translation to be read.
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
