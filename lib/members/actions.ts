'use server'

import { orgAction, userAction } from '@/lib/action/define-action'
import { explain } from '@/lib/action/explain'
import { formOfKind } from '@/lib/kinds/parse-fields'
import { changeRole } from '@/lib/members/change-role'
import {
  changeRoles,
  removeMembers,
  resumeMembers,
  suspendMembers,
  type MemberOutcome,
} from '@/lib/members/bulk'
import { handOver } from '@/lib/members/hand-over'
import { leaveOrganization, leaveSuspended } from '@/lib/members/leave-organization'
import { reinstateMember } from '@/lib/members/reinstate-member'
import { remindMember } from '@/lib/members/remind-member'
import { removeMember } from '@/lib/members/remove-member'
import {
  changeRoleSchema,
  changeRolesSchema,
  handOverSchema,
  leaveOrganizationSchema,
  leaveSuspendedSchema,
  memberSchema,
  membersSchema,
  removeMemberSchema,
  removeMembersSchema,
  updateMemberDetailsSchema,
} from '@/lib/members/schema'
import { resumeMember, suspendMember } from '@/lib/members/suspend-member'
import { updateMemberDetails } from '@/lib/members/update-member-details'
import { orgPath } from '@/lib/paths'

export const changeRoleAction = orgAction(
  'member.changeRole',
  changeRoleSchema,
  async (ctx, input) => (await changeRole(ctx, input, false)).from !== input.role,
  { done: (isChanged) => ({ flash: isChanged ? 'roleChanged' : 'roleKept' }) },
)

/** For a row of a list, which reports the change itself and offers to undo it. */
export const changeRoleInPlaceAction = orgAction(
  'member.changeRole',
  changeRoleSchema,
  changeRole,
  { done: (data) => ({ data }) },
)

/** The refused members, each with the reason as text. */
const refusals = async (outcomes: MemberOutcome[]) => {
  const refused = outcomes.filter(({ error }) => error)
  const told = refused.map(async ({ userId, error }) => ({
    userId,
    text: error ? (await explain(error)).text : '',
  }))
  return { data: await Promise.all(told) }
}

export const changeRolesAction = orgAction('member.changeRole', changeRolesSchema, changeRoles, {
  done: refusals,
})

export const removeMembersAction = orgAction('member.remove', removeMembersSchema, removeMembers, {
  done: refusals,
})

export const suspendMembersAction = orgAction('member.suspend', membersSchema, suspendMembers, {
  done: refusals,
})

export const resumeMembersAction = orgAction('member.suspend', membersSchema, resumeMembers, {
  done: refusals,
})

export const suspendMemberAction = orgAction('member.suspend', memberSchema, suspendMember, {
  done: (name) => ({ flash: 'memberSuspended', values: { name } }),
})

export const resumeMemberAction = orgAction('member.suspend', memberSchema, resumeMember, {
  done: (name) => ({ flash: 'memberResumed', values: { name } }),
})

const detailsForm = formOfKind(updateMemberDetailsSchema, 'memberFields')
export const updateMemberDetailsAction = orgAction(
  'member.changeRole',
  detailsForm,
  updateMemberDetails,
  { done: () => ({ flash: 'memberSaved' }) },
)

export const remindMemberAction = orgAction('member.invite', memberSchema, remindMember, {
  limit: 'invite',
  done: () => ({ flash: 'memberReminded' }),
})

export const removeMemberAction = orgAction('member.remove', removeMemberSchema, removeMember, {
  done: (name, { organization }) => ({
    to: orgPath(organization.slug, 'people'),
    flash: 'memberRemoved',
    values: { name },
  }),
})

export const handOverAction = orgAction('member.remove', handOverSchema, handOver, {
  done: ({ count, name }) => ({
    flash: 'memberHandedOver',
    values: { count: String(count), name },
  }),
})

export const reinstateMemberAction = orgAction('member.invite', memberSchema, reinstateMember, {
  limit: 'invite',
  done: (name) => ({ flash: 'memberReinstated', values: { name } }),
})

// Needs no permission: any member may leave, whatever their role.
export const leaveOrganizationAction = orgAction(null, leaveOrganizationSchema, leaveOrganization, {
  done: (_, { organization }) => ({
    to: '/orgs',
    flash: 'organizationLeft',
    values: { organization: organization.name },
  }),
})

export const leaveSuspendedAction = userAction(leaveSuspendedSchema, leaveSuspended, {
  done: (organization) => ({ to: '/orgs', flash: 'organizationLeft', values: { organization } }),
})
