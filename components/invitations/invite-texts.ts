import { getMessages, getTranslations } from '@/lib/i18n/translations'
import type { OrgContext } from '@/lib/access/org-context'
import { identifierWords, invitationDays } from '@/lib/backends/queries'

/** The texts around the lists in the steps of inviting people. */
export async function inviteTexts() {
  const { address, result, change, download, caption } = (await getMessages()).inviteMany
  return { address, result, change, download, caption }
}

/** The texts that explain an invitation in this organization, before and after it is sent. */
export async function inviteWords({ organization: { kind, name: organization } }: OrgContext) {
  const [t, flash] = await Promise.all([getTranslations('invite'), getTranslations('flash')])
  const days = invitationDays(kind)
  return days === null
    ? { intro: t('introAdded', { organization }), sent: flash('memberAdded') }
    : {
        intro: t(identifierWords(kind) ? 'introIdentifier' : 'intro', { organization, days }),
        sent: t('sent'),
      }
}
