'use server'

import { staffAction } from '@/lib/action/define-action'
import {
  activateOrganization,
  deactivateOrganization,
  addMember,
} from '@/lib/admin/organization-commands'
import {
  activatePerson,
  deactivatePerson,
  editPerson,
  endPersonSessions,
  resetFactors,
  mailPersonLink,
  deletePerson,
  grantStaff,
  revokeStaff,
} from '@/lib/admin/person-commands'
import { discardMail, retryMail } from '@/lib/admin/mail-commands'
import { onOrganization } from '@/lib/access/staff-context'
import {
  addMemberSchema,
  deletePersonSchema,
  editPersonSchema,
  inOrganization,
  mailIdSchema,
  organizationIdSchema,
  personIdSchema,
  resetFactorsSchema,
} from '@/lib/admin/schema'
import { resendInvitation, revokeInvitation } from '@/lib/invitations/manage-invitation'
import { invitationIdSchema } from '@/lib/invitations/schema'
import { withUnreadFields } from '@/lib/kinds/form-of'
import { changeRole } from '@/lib/members/change-role'
import { removeMember } from '@/lib/members/remove-member'
import {
  changeRoleSchema,
  removeMemberSchema,
  updateMemberDetailsSchema,
  type ChangeRoleInput,
} from '@/lib/members/schema'
import { updateMemberDetails } from '@/lib/members/update-member-details'
import {
  deleteOrganization,
  purgeOrganization,
  restoreOrganization,
} from '@/lib/organizations/delete-organization'
import {
  changeOwnerSchema,
  deleteOrganizationSchema,
  updateOrganizationSchema,
} from '@/lib/organizations/schema'
import { transferOwnership } from '@/lib/ownership/move-ownership'
import { updateOrganization } from '@/lib/organizations/update-organization'
import { adminPath } from '@/lib/paths'

export const editPersonAction = staffAction(editPersonSchema, editPerson, {
  grave: true,
  done: () => ({ flash: 'profileSaved' }),
})

export const activatePersonAction = staffAction(personIdSchema, activatePerson, {
  done: () => ({ flash: 'personActivated' }),
})

export const deactivatePersonAction = staffAction(personIdSchema, deactivatePerson, {
  grave: true,
  done: () => ({ flash: 'personDeactivated' }),
})

export const grantStaffAction = staffAction(personIdSchema, grantStaff, {
  grave: true,
  done: () => ({ flash: 'staffGranted' }),
})

export const revokeStaffAction = staffAction(personIdSchema, revokeStaff, {
  grave: true,
  done: () => ({ flash: 'staffRevoked' }),
})

export const endPersonSessionsAction = staffAction(personIdSchema, endPersonSessions, {
  done: () => ({ flash: 'personSignedOut' }),
})

export const mailPersonLinkAction = staffAction(personIdSchema, mailPersonLink, {
  done: () => ({ flash: 'linkMailed' }),
})

export const resetFactorsAction = staffAction(resetFactorsSchema, resetFactors, {
  grave: true,
  done: () => ({ flash: 'factorsReset' }),
})

export const deletePersonAction = staffAction(deletePersonSchema, deletePerson, {
  grave: true,
  done: () => ({ to: adminPath('people'), flash: 'personDeleted' }),
})

export const editOrganizationAction = staffAction(
  withUnreadFields(inOrganization(updateOrganizationSchema)),
  onOrganization(updateOrganization),
  { done: () => ({ flash: 'organizationSaved' }) },
)

export const activateOrganizationAction = staffAction(
  organizationIdSchema,
  onOrganization(activateOrganization),
  { done: () => ({ flash: 'organizationActivated' }) },
)

export const deactivateOrganizationAction = staffAction(
  organizationIdSchema,
  onOrganization(deactivateOrganization),
  { done: () => ({ flash: 'organizationDeactivated' }) },
)

export const changeOwnerAction = staffAction(
  inOrganization(changeOwnerSchema),
  onOrganization(transferOwnership),
  {
    grave: true,
    done: ({ result: name }) => ({ flash: 'ownershipTransferred', values: { name } }),
  },
)

export const deleteAnyOrganizationAction = staffAction(
  inOrganization(deleteOrganizationSchema),
  onOrganization(deleteOrganization),
  {
    grave: true,
    done: ({ result: organization }) => ({
      to: adminPath('organizations'),
      flash: 'organizationDeleted',
      values: { organization },
    }),
  },
)

export const restoreAnyOrganizationAction = staffAction(
  organizationIdSchema,
  onOrganization(restoreOrganization),
  {
    done: ({ result: { name } }) => ({
      flash: 'organizationRestored',
      values: { organization: name },
    }),
  },
)

export const purgeOrganizationAction = staffAction(
  organizationIdSchema,
  onOrganization(purgeOrganization),
  {
    grave: true,
    done: ({ result: organization }) => ({
      to: adminPath('organizations'),
      flash: 'organizationPurged',
      values: { organization },
    }),
  },
)

export const addMemberAction = staffAction(
  withUnreadFields(inOrganization(addMemberSchema)),
  onOrganization(addMember),
  { done: () => ({ flash: 'memberAdded' }) },
)

export const changeMemberRoleAction = staffAction(
  inOrganization(changeRoleSchema),
  onOrganization(
    async (ctx, input: ChangeRoleInput) => (await changeRole(ctx, input)).from !== input.role,
  ),
  { done: ({ result: isChanged }) => ({ flash: isChanged ? 'roleChanged' : 'roleKept' }) },
)

export const editMemberDetailsAction = staffAction(
  withUnreadFields(inOrganization(updateMemberDetailsSchema)),
  onOrganization(updateMemberDetails),
  { done: () => ({ flash: 'memberSaved' }) },
)

export const endMemberAction = staffAction(
  inOrganization(removeMemberSchema),
  onOrganization(removeMember),
  {
    done: ({ organizationId, result: name }) => ({
      to: adminPath(`organizations/${organizationId}`),
      flash: 'memberRemoved',
      values: { name },
    }),
  },
)

export const resendAnyInvitationAction = staffAction(
  inOrganization(invitationIdSchema),
  onOrganization(resendInvitation),
  { limit: 'invite', done: () => ({ flash: 'invitationResent' }) },
)

export const revokeAnyInvitationAction = staffAction(
  inOrganization(invitationIdSchema),
  onOrganization(revokeInvitation),
  { done: () => ({ flash: 'invitationRevoked' }) },
)

export const retryMailAction = staffAction(mailIdSchema, retryMail, {
  done: () => ({ flash: 'mailRetried' }),
})

export const discardMailAction = staffAction(mailIdSchema, discardMail, {
  done: () => ({ flash: 'mailDiscarded' }),
})
