import type { ReactNode } from 'react'
import { SignedInFrame } from '@/components/shell/signed-in-frame'
import { WhoCanHelp } from '@/components/shell/who-can-help'
import { displayName } from '@/lib/accounts/person'
import type { FoundSession } from '@/lib/accounts/sessions/find-session'

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
