import { getTranslations } from '@/lib/i18n/translations'
import { ConfirmAction } from '@/components/form/confirm-action'
import { Setting } from '@/components/ui/setting-list'
import type { OrgContext } from '@/lib/access/org-context'
import { canLeave } from '@/lib/access/roles'
import { leaveOrganizationAction } from '@/lib/members/actions'
import { kindLabels } from './kind-labels'

/** The way out for any member but the owner, who gets nothing here; it asks first. In a <SettingList danger>. */
export async function LeaveOrganization({ org }: { org: OrgContext }) {
  if (!canLeave(org.actor)) return null
  const { kind, name: organization, slug } = org.organization
  const [t, labels] = await Promise.all([getTranslations('org'), kindLabels(kind)])
  return (
    <Setting
      title={t('leaveTitle', { organization })}
      description={t('leaveText')}
      action={
        <ConfirmAction
          action={leaveOrganizationAction}
          fields={{ org: slug }}
          label={t('leave', { kind: labels.inline })}
          ask={t('leaveAsk', { organization })}
          text={t('leaveText')}
          danger
        />
      }
    />
  )
}
