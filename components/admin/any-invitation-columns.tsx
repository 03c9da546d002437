import { getTranslations } from '@/lib/i18n/translations'
import { invitationColumns } from '@/components/invitations/invitation-columns'
import { TextLink } from '@/components/ui/text-link'
import { resendAnyInvitationAction, revokeAnyInvitationAction } from '@/lib/admin/actions'
import type { AnyInvitationRow } from '@/lib/admin/read-invitations'
import { adminPath } from '@/lib/paths'
import { adminColumns } from './admin-columns'

/** What staff see of invitations. @param isOfOne whether all of them are one organization's */
export async function anyInvitationColumns(rows: AnyInvitationRow[], isOfOne = false) {
  const [t, columns] = await Promise.all([
    getTranslations('invitations'),
    adminColumns<AnyInvitationRow>(),
  ])
  return invitationColumns({
    rows,
    resend: resendAnyInvitationAction,
    revoke: revokeAnyInvitationAction,
    fields: ({ organizationId, id }) => ({ organizationId, invitationId: id }),
    invitedBy: ({ invitedById, invitedBy }) =>
      invitedById ? (
        <TextLink href={adminPath(`people/${invitedById}`)}>{invitedBy}</TextLink>
      ) : (
        t('gone')
      ),
    organization: isOfOne ? undefined : columns.inOrganization((row) => row),
  })
}
