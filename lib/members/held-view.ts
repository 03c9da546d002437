import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { getTranslations } from '@/lib/i18n/translations'
import { countHeld, listRecipients } from '@/lib/members/queries'

/** What becomes of what somebody has in resources when they go: the question with its answers. */
export interface HeldQuestion {
  label: string
  keep: string
  handTo: string
  recipients: { value: string; label: string }[]
}

/**
 * What is asked before memberships end; undefined where nobody has anything, or nobody could get it.
 * @param name of the one whose membership ends; none for several, or for the viewer's own
 */
export async function heldQuestion(
  org: OrgContext,
  userIds: string[],
  name = '',
): Promise<HeldQuestion | undefined> {
  const count = await countHeld(org, userIds)
  if (count === 0) return undefined
  const [t, recipients] = await Promise.all([getTranslations('held'), listRecipients(org, userIds)])
  if (recipients.length === 0) return undefined
  const whose = name ? 'member' : userIds.includes(org.user.id) ? 'you' : 'members'
  return { label: t(whose, { name, count }), keep: t('keep'), handTo: t('handTo'), recipients }
}
