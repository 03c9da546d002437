import { pageTitle } from '@/components/shell/org-title'
import { JoinAnswer, JoinLinkOver } from '@/components/join-links/join-answer'
import { currentUser } from '@/lib/access/context'
import { viewJoinLink } from '@/lib/join-links/queries'

// The title omits the organization's name because it is kept in the history of shared browsers.
export const generateMetadata = pageTitle('join', 'pageTitle')

/** One page for every state of a join link. Opening it changes nothing; only its buttons do. */
export default async function JoinPage({ params }: PageProps<'/join/[token]'>) {
  const { token } = await params
  const user = await currentUser()
  const { state, viewer, link } = await viewJoinLink(token, user)
  const isOver =
    state === 'deleted' || (state !== 'open' && viewer !== 'member' && viewer !== 'asked')
  return !link || isOver ? (
    <JoinLinkOver state={state} organization={link?.organization} />
  ) : (
    <JoinAnswer token={token} viewer={viewer} link={link} user={user} />
  )
}
