import { IfCan, IfOrgMember } from '@/components/organizations/if-org'
import { OrgName, OrgOwner } from '@/components/organizations/org-name'

/** An organization on a custom page, for any viewer. */
export const TeamCard = ({ slug }: { slug: string }) => (
  <IfOrgMember org={slug} fallback={<p>This is for members.</p>}>
    <h2>
      <OrgName org={slug} />
    </h2>
    <OrgOwner org={slug} />
    <IfCan org={slug} do="member.invite" fallback={<p>An admin can invite people.</p>}>
      <a href={`/orgs/${slug}/people/invite`}>Invite people</a>
    </IfCan>
  </IfOrgMember>
)
