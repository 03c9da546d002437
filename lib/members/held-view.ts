import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { getTranslations } from '@/lib/i18n/translations'
import { countHeld, listRecipients } from '@/lib/members/queries'

/** The question about what happens to a leaving member's resources, with its answers. */
export type HeldQuestion = NonNullable<Awaited<ReturnType<typeof heldQuestion>>>

/**
 * Returns the question to ask before memberships end; undefined if nobody has resources, or nobody
 * could receive them.
 * @param name of the member whose membership ends; empty for several, or for the viewer
 */
export async function heldQuestion(org: OrgContext, userIds: string[], name = '') {
  const count = await countHeld(org, userIds)
  if (count === 0) return undefined
  const [t, recipients] = await Promise.all([getTranslations('held'), listRecipients(org, userIds)])
  if (recipients.length === 0) return undefined
  const whose = name ? 'member' : userIds.includes(org.user.id) ? 'you' : 'members'
  return { label: t(whose, { name, count }), keep: t('keep'), handTo: t('handTo'), recipients }
}
