import { Inbox } from 'lucide'
import { JoinRequestTable } from '@/components/join-links/join-request-table'
import { PeopleList } from '@/components/members/people-list'
import { orgTitle } from '@/components/shell/org-title'
import { requirePage } from '@/lib/access/context'
import { listJoinRequests } from '@/lib/join-links/queries'
import { Icon } from '@/components/ui/icon'

export const generateMetadata = orgTitle('joinRequests')

/** The requests to join, for admins to approve or decline. */
export default async function JoinRequestsPage({
  params,
}: PageProps<'/orgs/[slug]/people/requests'>) {
  const org = await requirePage((await params).slug, 'people/requests')
  const requests = await listJoinRequests(org)
  return (
    <PeopleList org={org} texts="joinRequests" tab="requests" icon={<Icon of={Inbox} />}>
      {requests.length > 0 ? <JoinRequestTable org={org} requests={requests} /> : null}
    </PeopleList>
  )
}
