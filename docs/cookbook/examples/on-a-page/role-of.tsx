import { IfOrgAdmin, IfOrgOwner } from '@/components/organizations/if-org'
import { OrgName } from '@/components/organizations/org-name'

interface RoleOfProps {
  org: string
  user: { id: string; name: string }
}

/** The example of django-organizations' own page, in its order: an administrator, else the owner. */
export const RoleOf = ({ org, user }: RoleOfProps) => (
  <IfOrgAdmin
    org={org}
    user={user}
    fallback={
      <IfOrgOwner org={org} user={user}>
        {user.name} is owner of the <OrgName org={org} /> organization.
      </IfOrgOwner>
    }
  >
    {user.name} is an administrator of the <OrgName org={org} /> organization.
  </IfOrgAdmin>
)

/** The owner is told first: every owner is an admin as well, so that the order above never comes to them. */
export const OwnerOrAdmin = ({ org, user }: RoleOfProps) => (
  <IfOrgOwner
    org={org}
    user={user}
    fallback={
      <IfOrgAdmin org={org} user={user}>
        {user.name} is an administrator of the <OrgName org={org} /> organization.
      </IfOrgAdmin>
    }
  >
    {user.name} is owner of the <OrgName org={org} /> organization.
  </IfOrgOwner>
)
