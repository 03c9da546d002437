import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/form/action-button'
import { DangerItem } from '@/components/ui/danger-item'
import type { OrgContext } from '@/lib/access/org-context'
import { canLeave } from '@/lib/access/roles'
import { leaveOrganizationAction } from '@/lib/members/actions'
import { kindLabels } from './kind-labels'

/** The way out for any member but the owner, who gets nothing here. In a <DangerZone>. */
export async function LeaveOrganization({ org }: { org: OrgContext }) {
  if (!canLeave(org.actor)) return null
  const { kind, name: organization, slug } = org.organization
  const [t, labels] = await Promise.all([getTranslations('org'), kindLabels(kind)])
  return (
    <DangerItem
      title={t('leaveTitle', { organization })}
      description={t('leaveText')}
      action={
        <ActionButton
          action={leaveOrganizationAction}
          fields={{ org: slug }}
          variant="danger-quiet"
        >
          {t('leave', { kind: labels.inline })}
        </ActionButton>
      }
    />
  )
}
