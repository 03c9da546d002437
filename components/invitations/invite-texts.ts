import { getMessages, getTranslations } from '@/lib/i18n/translations'
import type { OrgContext } from '@/lib/access/org-context'
import { identifierWords, invitationDays } from '@/lib/backends/queries'

/** The texts around the lists in the steps of inviting people. */
export async function inviteTexts() {
  const { address, result, change, download, caption } = (await getMessages()).inviteMany
  return { address, result, change, download, caption }
}

/** Explains what an invitation to this organization does. */
export async function inviteIntro({ organization: { kind, name: organization } }: OrgContext) {
  const t = await getTranslations('invite')
  const days = invitationDays(kind)
  if (days === null) return t('introAdded', { organization })
  return t(identifierWords(kind) ? 'introIdentifier' : 'intro', { organization, days })
}
