import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Identity } from '@/components/ui/identity'
import { LocalMoment } from '@/components/ui/local-moment'
import type { MyInvitation } from '@/lib/invitations/queries'
import { roleLabels } from '@/components/members/role-labels'

/** Open invitations to the signed-in person; nothing when there are none. */
export async function MyInvitations({ invitations }: { invitations: MyInvitation[] }) {
  if (invitations.length === 0) return null
  const [t, label, format, somebody] = await Promise.all([
    getTranslations('orgs'),
    roleLabels(),
    getFormatter(),
    getTranslations('invitation'),
  ])
  return (
    <Card title={t('invitesTitle')} flush>
      <ul className="divide-y divide-line border-t border-line">
        {invitations.map(
          ({ token, href, organization, slug, picture, role, invitedBy, expiresAt }) => (
            <li
              key={token}
              className="flex flex-wrap items-center justify-between gap-3 px-4 py-3.5 sm:px-5"
            >
              <Identity
                name={organization}
                seed={slug}
                picture={picture}
                shape="square"
                detail={t.rich('invite', {
                  inviter: invitedBy ?? somebody('somebody'),
                  role: label(role),
                  date: format.dateTime(expiresAt, 'moment'),
                  moment: (chunks) => <LocalMoment at={expiresAt}>{chunks}</LocalMoment>,
                })}
              />
              <ButtonLink size="sm" variant="primary" href={href}>
                {t('view')}
              </ButtonLink>
            </li>
          ),
        )}
      </ul>
    </Card>
  )
}
