import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { ActionButton } from '@/components/form/action-button'
import { Setting, SettingList } from '@/components/ui/setting-list'
import { LocalMoment } from '@/components/ui/local-moment'
import { activateOrganizationAction, deactivateOrganizationAction } from '@/lib/admin/actions'
import type { OrganizationDetails } from '@/lib/admin/read-organization'
import { displayName } from '@/lib/accounts/person'
import { ConfirmAction } from '@/components/form/confirm-action'

/** Whether an organization is there for its members, and the switch. */
export async function OrganizationStatus({ details }: { details: OrganizationDetails }) {
  const [t, format] = await Promise.all([getTranslations('admin'), getFormatter()])
  const { org, state, deactivatedAt } = details
  const fields = { organizationId: org.organization.id }
  const texts = {
    active: t('organization.activeText'),
    pending: t('organization.waitingText', { owner: displayName(org.owner) }),
    deactivated:
      deactivatedAt &&
      t.rich('organization.offText', {
        date: format.dateTime(deactivatedAt, 'moment'),
        moment: (chunks) => <LocalMoment at={deactivatedAt}>{chunks}</LocalMoment>,
      }),
  }
  const on = state !== 'active' && (
    <ActionButton action={activateOrganizationAction} fields={fields}>
      {t('organization.activate')}
    </ActionButton>
  )
  const off = state !== 'deactivated' && (
    <ConfirmAction
      action={deactivateOrganizationAction}
      fields={fields}
      label={t('organization.deactivate')}
      ask={t('organization.deactivateAsk', { organization: org.organization.name })}
      text={t('organization.deactivateText')}
      danger
    />
  )
  return (
    <SettingList>
      <Setting
        title={t(`states.${state}`)}
        description={texts[state]}
        action={
          <>
            {on}
            {off}
          </>
        }
      />
    </SettingList>
  )
}
