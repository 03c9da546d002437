import { Trash2 } from 'lucide'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { SignedInFrame } from '@/components/shell/signed-in-frame'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import type { SignedIn, FoundSession } from '@/lib/accounts/sessions/find-session'
import type { DeletedView } from '@/lib/organizations/queries'
import type { ReactNode } from 'react'
import { WhoCanHelp } from '@/components/shell/who-can-help'
import { displayName } from '@/lib/accounts/person'

interface DeletedOrganizationProps {
  user: SignedIn
  deleted: DeletedView
}

/** What former members see at the URL of a deleted organization. */
export async function DeletedOrganization({ user, deleted }: DeletedOrganizationProps) {
  const [t, format] = await Promise.all([getTranslations('problems'), getFormatter()])
  const { name, deletedAt, deletedByName, endsAt } = deleted
  const day = (at: Date) => format.dateTime(at, { dateStyle: 'long' })
  return (
    <SignedInFrame user={user} nav={[]}>
      <EmptyState
        level={1}
        icon={<Icon of={Trash2} />}
        title={t('deletedTitle', { organization: name })}
        action={<ButtonLink href="/orgs">{t('toOrgs')}</ButtonLink>}
      >
        {t('deletedText', { person: deletedByName, date: day(deletedAt) })}
        {endsAt && <> {t('deletedUntil', { date: day(endsAt) })}</>}
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
