import type { ReactNode } from 'react'
import { getTranslations } from '@/lib/i18n/translations'
import { SignedInFrame } from '@/components/shell/signed-in-frame'
import { WhoCanHelp } from '@/components/shell/who-can-help'
import { displayName } from '@/lib/accounts/person'
import type { FoundSession } from '@/lib/accounts/sessions/find-session'

interface SuspendedMemberProps extends NonNullable<FoundSession['suspended']> {
  user: FoundSession['user']
  /** The page that was asked for, which refuses itself. */
  children: ReactNode
}

/** The frame of the forbidden page that a suspended member gets: nothing of the organization but whom to ask. */
export async function SuspendedMember(props: SuspendedMemberProps) {
  const { user, organization, owner, children } = props
  const t = await getTranslations('problems')
  const { name, slug } = organization
  const names = { organization: name, owner: displayName(owner) }
  const instead = {
    title: t('suspendedTitle'),
    text: t('suspended', names),
    back: t('toOrgs'),
  }
  return (
    <WhoCanHelp value={{ ...names, slug, instead }}>
      <SignedInFrame user={user} nav={[]}>
        {children}
      </SignedInFrame>
    </WhoCanHelp>
  )
}
