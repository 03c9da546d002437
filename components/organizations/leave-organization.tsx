import type { Route } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { ConfirmAction } from '@/components/form/confirm-action'
import { HeldChoice } from '@/components/members/held-choice'
import { heldQuestion } from '@/lib/members/held-view'
import { HiddenFields } from '@/components/form/hidden-fields'
import { Button } from '@/components/ui/button'
import { buttonClasses } from '@/components/ui/button-classes'
import { Setting } from '@/components/ui/setting-list'
import { TextLink } from '@/components/ui/text-link'
import type { OrgContext } from '@/lib/access/org-context'
import { whyNotLeave } from '@/lib/access/roles'
import { leaveOrganizationAction, leaveSuspendedAction } from '@/lib/members/actions'
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
              className="inline-block"
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

/**
 * The same for a member without access: suspended, or blocked by the sign-in policy. Opens without a script, because the page that they see is part of
 * every page's first load.
 */
export async function LeaveSuspended({
  organization: { kind, name: organization, slug },
  isBlocked = false,
}: Pick<OrgContext, 'organization'> & { isBlocked?: boolean }) {
  const [t, labels] = await Promise.all([getTranslations('org'), kindLabels(kind)])
  const leave: (form: FormData) => Promise<unknown> = leaveSuspendedAction
  const label = t('leave', { kind: labels.inline })
  return (
    <details className="w-full">
      <summary className={buttonClasses('danger-quiet', 'md')}>{label}</summary>
      <form
        action={leave as (form: FormData) => Promise<void>}
        className="mt-4 grid justify-items-center gap-3"
      >
        <HiddenFields values={{ org: slug }} />
        <p>{t(isBlocked ? 'leaveText' : 'leaveSuspended', { organization })}</p>
        <Button type="submit" variant="danger">
          {label}
        </Button>
      </form>
    </details>
  )
}
