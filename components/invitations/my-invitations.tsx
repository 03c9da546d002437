import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { ActionButton } from '@/components/form/action-button'
import { OrganizationLines } from '@/components/organizations/organization-lines'
import { ButtonLink } from '@/components/ui/button-link'
import { LocalMoment } from '@/components/ui/local-moment'
import { acceptInvitationAction, declineInvitationAction } from '@/lib/invitations/actions'
import type { MyInvitation } from '@/lib/invitations/queries'
import { roleLabels } from '@/components/members/role-labels'

/** Open invitations to the signed-in person, if any. */
export async function MyInvitations({ invitations }: { invitations: MyInvitation[] }) {
  const [t, label, format, words] = await Promise.all([
    getTranslations('orgs'),
    roleLabels(),
    getFormatter(),
    getTranslations('invitation'),
  ])
  const buttons = ({ token, slug, href, isAnswerable }: MyInvitation) => {
    const shared = { fields: { token }, size: 'sm', 'aria-describedby': `to-${slug}` } as const
    return (
      <span className="flex flex-wrap items-center gap-2">
        <ButtonLink size="sm" href={href} variant={isAnswerable ? 'secondary' : 'primary'}>
          {t('view')}
        </ButtonLink>
        {isAnswerable && (
          <>
            <ActionButton action={declineInvitationAction} {...shared}>
              {words('decline')}
            </ActionButton>
            <ActionButton action={acceptInvitationAction} variant="primary" {...shared}>
              {words('accept')}
            </ActionButton>
          </>
        )}
      </span>
    )
  }
  return (
    <OrganizationLines
      title={t('invitesTitle')}
      lines={invitations.map((invitation) => ({
        ...{ ...invitation, key: invitation.token, id: `to-${invitation.slug}` },
        detail: t.rich('invite', {
          inviter: invitation.invitedBy ?? words('somebody'),
          role: label(invitation.role),
          date: format.dateTime(invitation.expiresAt, 'moment'),
          moment: (chunks) => <LocalMoment at={invitation.expiresAt}>{chunks}</LocalMoment>,
        }),
        children: buttons(invitation),
      }))}
    />
  )
}
