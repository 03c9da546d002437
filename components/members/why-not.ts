import { getTranslations } from '@/lib/i18n/translations'
import type { OrgContext } from '@/lib/access/org-context'
import type { Reason } from '@/lib/access/roles'
import { displayName } from '@/lib/accounts/person'

/** What is not possible: each has its own sentences where they differ. */
type Deed = 'remove' | 'suspend' | 'changeRole' | 'transfer'

/**
 * The sentence for why something cannot be done to somebody, and who can help: the words to what
 * lib/access/roles.ts answers.
 */
export async function whyNot(org: OrgContext) {
  const t = await getTranslations('whyNot')
  const { name: organization } = org.organization
  const owner = displayName(org.owner)
  const isOwner = org.actor.isOwner
  return (deed: Deed, reason: Reason, name: string): string => {
    const values = { name, owner, organization }
    if (reason === 'self') return t(`self.${deed}`, values)
    if (reason === 'owner') return isOwner ? t('ownerYou', values) : t('owner', values)
    return t(reason, values)
  }
}
