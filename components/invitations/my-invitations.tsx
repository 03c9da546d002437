import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { ActionButton } from '@/components/form/action-button'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Identity } from '@/components/ui/identity'
import { LocalMoment } from '@/components/ui/local-moment'
import { acceptInvitationAction, declineInvitationAction } from '@/lib/invitations/actions'
import type { MyInvitation } from '@/lib/invitations/queries'
import { roleLabels } from '@/components/members/role-labels'

/** Open invitations to the signed-in person, if any. */
export async function MyInvitations({ invitations }: { invitations: MyInvitation[] }) {
  if (invitations.length === 0) return null
  const [t, label, format, words] = await Promise.all([
    getTranslations('orgs'),
    roleLabels(),
    getFormatter(),
    getTranslations('invitation'),
  ])
  return (
    <Card title={t('invitesTitle')} flush>
      <ul className="divide-y divide-line border-t border-line">
        {invitations.map(
          ({ token, organization, slug, picture, role, invitedBy, expiresAt, ...more }) => (
            <li
              key={token}
              className="flex flex-wrap items-center justify-between gap-3 px-4 py-3.5 sm:px-5"
            >
              <Identity
                name={organization}
                title={<span id={`to-${slug}`}>{organization}</span>}
                seed={slug}
                picture={picture}
                shape="square"
                detail={t.rich('invite', {
                  inviter: invitedBy ?? words('somebody'),
                  role: label(role),
                  date: format.dateTime(expiresAt, 'moment'),
                  moment: (chunks) => <LocalMoment at={expiresAt}>{chunks}</LocalMoment>,
                })}
              />
              <span className="flex flex-wrap items-center gap-2">
                <ButtonLink
                  size="sm"
                  href={more.href}
                  variant={more.isAnswerable ? 'secondary' : 'primary'}
                >
                  {t('view')}
                </ButtonLink>
                {more.isAnswerable && (
                  <>
                    <ActionButton
                      action={declineInvitationAction}
                      fields={{ token }}
                      size="sm"
                      aria-describedby={`to-${slug}`}
                    >
                      {words('decline')}
                    </ActionButton>
                    <ActionButton
                      action={acceptInvitationAction}
                      fields={{ token }}
                      size="sm"
                      variant="primary"
                      aria-describedby={`to-${slug}`}
                    >
                      {words('accept')}
                    </ActionButton>
                  </>
                )}
              </span>
            </li>
          ),
        )}
      </ul>
    </Card>
  )
}
