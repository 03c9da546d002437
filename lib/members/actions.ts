'use server'

import { orgAction } from '@/lib/action'
import { formOfKind } from '@/lib/kinds/form-of-kind'
import { changeRole } from '@/lib/members/change-role'
import { leaveOrganization } from '@/lib/members/leave-organization'
import { remindMember } from '@/lib/members/remind-member'
import { removeMember } from '@/lib/members/remove-member'
import {
  changeRoleSchema,
  leaveOrganizationSchema,
  remindMemberSchema,
  removeMemberSchema,
  updateMemberDetailsSchema,
} from '@/lib/members/schema'
import { updateMemberDetails } from '@/lib/members/update-member-details'
import { orgPath } from '@/lib/paths'

export const changeRoleAction = orgAction('member.changeRole', changeRoleSchema, changeRole, {
  done: () => ({ flash: 'roleChanged' }),
})

const detailsForm = formOfKind(updateMemberDetailsSchema, 'memberFields')
export const updateMemberDetailsAction = orgAction(
  'member.changeRole',
  detailsForm,
  updateMemberDetails,
  { done: () => ({ flash: 'memberSaved' }) },
)

export const remindMemberAction = orgAction('member.invite', remindMemberSchema, remindMember, {
  limit: 'invite',
  done: () => ({ flash: 'memberReminded' }),
})

export const removeMemberAction = orgAction('member.remove', removeMemberSchema, removeMember, {
  done: (_, { organization }) => ({
    to: orgPath(organization.slug, 'people'),
    flash: 'memberRemoved',
  }),
})

// Whatever the role permits, and be it nothing: a way out is always there.
export const leaveOrganizationAction = orgAction(null, leaveOrganizationSchema, leaveOrganization, {
  done: () => ({ to: '/orgs', flash: 'organizationLeft' }),
})
