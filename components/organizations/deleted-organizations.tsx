import { ActionButton } from '@/components/form/action-button'
import { Card } from '@/components/ui/card'
import { Identity } from '@/components/ui/identity'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { restoreOrganizationAction } from '@/lib/organizations/actions'
import type { ListedOrganization } from '@/lib/organizations/queries'

/** Deleted organizations that the signed-in person can restore, if any. */
export async function DeletedOrganizations({ deleted }: { deleted: ListedOrganization[] }) {
  if (deleted.length === 0) return null
  const [t, format] = await Promise.all([getTranslations('orgs'), getFormatter()])
  return (
    <Card title={t('deleted')} flush>
      <ul aria-label={t('deleted')} className="divide-y divide-line border-t border-line">
        {deleted.map(({ id: organizationId, name, slug, picture, endsAt }) => (
          <li
            key={organizationId}
            className="flex flex-wrap items-center justify-between gap-3 px-4 py-3.5 sm:px-5"
          >
            <Identity
              name={name}
              seed={slug}
              picture={picture}
              shape="square"
              // Only the day: on a phone there is no room for more.
              detail={
                endsAt &&
                t('restorable', { date: format.dateTime(endsAt, { dateStyle: 'medium' }) })
              }
            />
            <ActionButton
              action={restoreOrganizationAction}
              fields={{ organizationId }}
              size="sm"
              aria-label={t('restoreWhich', { organization: name })}
            >
              {t('restore')}
            </ActionButton>
          </li>
        ))}
      </ul>
    </Card>
  )
}
