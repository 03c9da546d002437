import { getTranslations } from '@/lib/i18n/translations'

/** The name that the audit log keeps of a deleted person (lib/account-deletion/erase-traces.ts). */
const pseudonym = /^Deleted person ([0-9a-f]{4})$/

/** Returns a function that shows a recorded name: that of a deleted person in the viewer's language. */
export async function recordedNames() {
  const t = await getTranslations('activity')
  return (name: string) => name.replace(pseudonym, (_, id: string) => t('deletedPerson', { id }))
}
