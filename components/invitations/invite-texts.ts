import { getTranslations } from '@/lib/i18n/translations'
import type { OrgContext } from '@/lib/access/org-context'
import { identifierWords, invitationDays } from '@/lib/backends/queries'

/** The texts around the lists in the steps of inviting people. */
export async function inviteTexts() {
  const t = await getTranslations('inviteMany')
  return {
    address: t('address'),
    result: t('result'),
    change: t('change'),
    download: t('download'),
    caption: t('caption'),
  }
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
