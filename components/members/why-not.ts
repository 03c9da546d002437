import { getTranslations } from '@/lib/i18n/translations'
import type { OrgContext } from '@/lib/access/org-context'
import type { Reason } from '@/lib/access/roles'
import { displayName } from '@/lib/accounts/person'

/** The actions that can be refused; some reasons have different sentences for each. */
type Deed = 'remove' | 'suspend' | 'changeRole' | 'transfer'

/**
 * Returns a function for the sentence that explains why an action on a member is refused and who can
 * help: the texts for the reasons in lib/access/roles.ts.
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
