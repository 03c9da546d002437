import { Trash2 } from 'lucide'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { recordedNames } from '@/components/activity/recorded-names'
import { SignedInFrame } from '@/components/shell/signed-in-frame'
import { Button, buttonClasses } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { HiddenFields } from '@/components/ui/hidden-fields'
import { Icon } from '@/components/ui/icon'
import type { SignedIn, FoundSession } from '@/lib/accounts/sessions/find-session'
import type { DeletedView } from '@/lib/organizations/queries'
import type { ReactNode } from 'react'
import { WhoCanHelp } from '@/components/shell/forbidden-notice'
import type { OrgContext } from '@/lib/access/org-context'
import { leaveSuspendedAction } from '@/lib/members/actions'
import { kindLabels } from './kind-labels'
import { displayName } from '@/lib/accounts/person'

interface DeletedOrganizationProps {
  user: SignedIn
  deleted: DeletedView
}

/** What former members see at the URL of a deleted organization. */
export async function DeletedOrganization({ user, deleted }: DeletedOrganizationProps) {
  const [t, nameOf, format] = await Promise.all([
    getTranslations('problems'),
    recordedNames(),
    getFormatter(),
  ])
  const { name, deletedAt, deletedByName, endsAt, mayRestore } = deleted
  const day = (at: Date) => format.dateTime(at, { dateStyle: 'long' })
  return (
    <SignedInFrame user={user} nav={[]}>
      <EmptyState
        level={1}
        icon={<Icon of={Trash2} />}
        title={t('deletedTitle', { organization: name })}
        action={<ButtonLink href="/orgs">{t('toOrgs')}</ButtonLink>}
      >
        {t('deletedText', { person: nameOf(deletedByName), date: day(deletedAt) })}
        {endsAt && <> {t(mayRestore ? 'deletedYours' : 'deletedUntil', { date: day(endsAt) })}</>}
      </EmptyState>
    </SignedInFrame>
  )
}

interface SuspendedMemberProps extends NonNullable<FoundSession['suspended']> {
  user: FoundSession['user']
  /** The requested page, which responds with 403 itself. */
  children: ReactNode
}

/** The layout of the forbidden page for a suspended member: shows only whom to ask. */
export function SuspendedMember({ user, organization, owner, children }: SuspendedMemberProps) {
  const { name, slug } = organization
  return (
    <WhoCanHelp value={{ organization: name, slug, owner: displayName(owner) }}>
      <SignedInFrame user={user} nav={[]}>
        {children}
      </SignedInFrame>
    </WhoCanHelp>
  )
}

/**
 * Lets a member without access leave: suspended, or blocked by the sign-in policy. Opens without a
 * script, because the page that they see is part of every page's first load.
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
