'use server'

import { orgAction } from '@/lib/action'
import { changeRole } from '@/lib/members/change-role'
import { leaveOrganization } from '@/lib/members/leave-organization'
import { removeMember } from '@/lib/members/remove-member'
import { changeRoleSchema, leaveOrganizationSchema, removeMemberSchema } from '@/lib/members/schema'
import { orgPath } from '@/lib/paths'

export const changeRoleAction = orgAction('member.changeRole', changeRoleSchema, changeRole, {
  done: () => ({ flash: 'roleChanged' }),
})

export const removeMemberAction = orgAction('member.remove', removeMemberSchema, removeMember, {
  done: (_, { organization }) => ({
    to: orgPath(organization.slug, 'people'),
    flash: 'memberRemoved',
  }),
})

export const leaveOrganizationAction = orgAction(
  'org.read',
  leaveOrganizationSchema,
  leaveOrganization,
  { done: () => ({ to: '/orgs', flash: 'organizationLeft' }) },
)
