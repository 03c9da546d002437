import { ActionButton } from '@/components/form/action-button'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { restoreOrganizationAction } from '@/lib/organizations/actions'
import type { ListedOrganization } from '@/lib/organizations/queries'
import { OrganizationLines } from './organization-lines'

/** Deleted organizations that the signed-in person can restore, if any. */
export async function DeletedOrganizations({ deleted }: { deleted: ListedOrganization[] }) {
  const [t, format] = await Promise.all([getTranslations('orgs'), getFormatter()])
  return (
    <OrganizationLines
      title={t('deleted')}
      label={t('deleted')}
      lines={deleted.map(({ id: organizationId, name: organization, slug, picture, endsAt }) => ({
        ...{ key: organizationId, organization, slug, picture },
        // Only the day: on a phone there is no room for more.
        detail:
          endsAt && t('restorable', { date: format.dateTime(endsAt, { dateStyle: 'medium' }) }),
        children: (
          <ActionButton
            action={restoreOrganizationAction}
            fields={{ organizationId }}
            size="sm"
            aria-label={t('restoreWhich', { organization })}
          >
            {t('restore')}
          </ActionButton>
        ),
      }))}
    />
  )
}
