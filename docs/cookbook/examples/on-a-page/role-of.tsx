import { IfOrgAdmin, IfOrgOwner } from '@/components/organizations/if-org'
import { OrgName } from '@/components/organizations/org-name'

interface RoleOfProps {
  org: string
  user: { id: string; name: string }
}

/** The example from django-organizations' own page, in its order: an administrator, else the owner. */
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

/** Checks the owner first: every owner is also an admin, so the order above never reaches them. */
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
