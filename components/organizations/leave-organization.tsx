import type { Route } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { ConfirmAction } from '@/components/form/confirm-action'
import { HeldChoice } from '@/components/members/held-choice'
import { heldQuestion } from '@/lib/members/held-view'
import { Setting } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import type { OrgContext } from '@/lib/access/org-context'
import { whyNotLeave } from '@/lib/access/roles'
import { leaveOrganizationAction } from '@/lib/members/actions'
import { orgPath } from '@/lib/paths'
import { kindLabels } from './kind-labels'

/**
 * Lets a member leave, after confirmation; tells the owner to transfer ownership first. Nothing for
 * staff who are not members. In a <SettingList danger>.
 */
export async function LeaveOrganization({ org }: { org: OrgContext }) {
  const reason = whyNotLeave(org.actor)
  if (reason && reason !== 'owner') return null
  const { kind, name: organization, slug } = org.organization
  const [t, labels] = await Promise.all([getTranslations('org'), kindLabels(kind)])
  if (reason)
    return (
      <Setting
        title={t('leaveTitle', { organization })}
        description={t.rich('leaveOwner', {
          organization,
          link: (chunks) => (
            <TextLink
              // Inline, so that the comma stays with it, and yet 24 px high as a target.
              className="py-1.5"
              href={`${orgPath(slug, 'settings')}#ownership` as Route}
            >
              {chunks}
            </TextLink>
          ),
        })}
      />
    )
  const question = await heldQuestion(org, [org.user.id])
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
          controls={question && <HeldChoice question={question} />}
          danger
        />
      }
    />
  )
}
