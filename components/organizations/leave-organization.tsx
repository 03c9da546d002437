import { getTranslations } from '@/lib/i18n/translations'
import { ActionButton } from '@/components/form/action-button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { DangerItem } from '@/components/ui/danger-zone'
import type { OrgContext } from '@/lib/access/org-context'
import { canLeave } from '@/lib/access/roles'
import { leaveOrganizationAction } from '@/lib/members/actions'
import { kindLabels } from './kind-labels'

/** The way out for any member but the owner, who gets nothing here; it asks first. In a <DangerZone>. */
export async function LeaveOrganization({ org }: { org: OrgContext }) {
  if (!canLeave(org.actor)) return null
  const { kind, name: organization, slug } = org.organization
  const [t, app, labels] = await Promise.all([
    getTranslations('org'),
    getTranslations('app'),
    kindLabels(kind),
  ])
  const leave = t('leave', { kind: labels.inline })
  return (
    <DangerItem
      title={t('leaveTitle', { organization })}
      description={t('leaveText')}
      action={
        <ConfirmDialog
          trigger={leave}
          triggerProps={{ variant: 'danger-quiet' }}
          title={t('leaveAsk', { organization })}
          description={t('leaveText')}
          cancelLabel={app('cancel')}
        >
          <ActionButton action={leaveOrganizationAction} fields={{ org: slug }} variant="danger">
            {leave}
          </ActionButton>
        </ConfirmDialog>
      }
    />
  )
}
