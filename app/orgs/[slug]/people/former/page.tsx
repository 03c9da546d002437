import { UserRoundX } from 'lucide'
import { FormerMemberTable } from '@/components/members/former-member-table'
import { PeopleList } from '@/components/members/people-list'
import { ListPages } from '@/components/shell/list-pages'
import { orgTitle } from '@/components/shell/org-title'
import { requirePage } from '@/lib/access/context'
import { firstParam } from '@/lib/lists/search-params'
import { listFormerMembers } from '@/lib/members/queries'
import { orgPath } from '@/lib/paths'
import { Icon } from '@/components/ui/icon'

export const generateMetadata = orgTitle('formerMembers')

/** Members who left or were removed in the last 90 days, for admins to reinstate. */
export default async function FormerMembersPage(props: PageProps<'/orgs/[slug]/people/former'>) {
  const org = await requirePage((await props.params).slug, 'people/former')
  const cursor = firstParam((await props.searchParams).cursor)
  const { rows, next } = await listFormerMembers(org, cursor)
  const here = orgPath(org.organization.slug, 'people/former')
  return (
    <>
      <PeopleList org={org} texts="formerMembers" tab="former" icon={<Icon of={UserRoundX} />}>
        {rows.length > 0 ? <FormerMemberTable org={org} members={rows} /> : null}
      </PeopleList>
      <ListPages here={here} {...{ cursor, next }} />
    </>
  )
}
