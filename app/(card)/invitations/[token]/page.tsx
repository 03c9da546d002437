import { pageTitle } from '@/components/shell/org-title'
import { InvitationAnswer } from '@/components/invitations/invitation-answer'
import { InvitationOver } from '@/components/invitations/invitation-over'
import { currentUser } from '@/lib/access/context'
import { viewInvitation } from '@/lib/invitations/invitation-view'

// The title omits the organization's name because it is kept in the history of shared browsers.
export const generateMetadata = pageTitle('invitation', 'pageTitle')

/** One page for every state of an invitation. Opening it changes nothing; only its buttons do. */
export default async function InvitationPage(props: PageProps<'/invitations/[token]'>) {
  const [{ token }, query] = await Promise.all([props.params, props.searchParams])
  const user = await currentUser()
  const view = await viewInvitation(token, user)
  return view.state === 'open' && view.invitation ? (
    <InvitationAnswer {...view} token={token} invitation={view.invitation} {...{ user, query }} />
  ) : (
    <InvitationOver {...view} token={token} />
  )
}
