import type { ReactNode } from 'react'
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
