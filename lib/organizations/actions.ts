'use server'

import { orgAction, userAction } from '@/lib/action/define-action'
import { emptySchema } from '@/lib/accounts/profile/schema'
import { formOfKind } from '@/lib/kinds/parse-fields'
import { changeSignInPolicy, remindUnready } from '@/lib/organizations/change-sign-in-policy'
import { createOrganization } from '@/lib/organizations/create-organization'
import { deleteOrganization, restoreOrganization } from '@/lib/organizations/delete-organization'
import { ownerContext } from '@/lib/access/staff-context'
import {
  releaseSlug,
  hideFirstSteps,
  updateOrganization,
} from '@/lib/organizations/update-organization'
import { ofItsKind } from '@/lib/organizations/of-its-kind'
import {
  createOrganizationSchema,
  deleteOrganizationSchema,
  releaseSlugSchema,
  restoreOrganizationSchema,
  signInPolicySchema,
  transferOwnershipSchema,
  updateOrganizationSchema,
} from '@/lib/organizations/schema'
import {
  acceptOwnership,
  declineOwnership,
  offerOwnership,
  withdrawOwnership,
} from '@/lib/ownership/move-ownership'
import { orgPath } from '@/lib/paths'

export const createOrganizationAction = userAction(
  ofItsKind(createOrganizationSchema),
  createOrganization,
  {
    limit: 'organization',
    done: ({ slug }) => ({ to: orgPath(slug), flash: 'organizationCreated' }),
  },
)

const updateForm = formOfKind(updateOrganizationSchema, 'fields')
export const updateOrganizationAction = orgAction('org.update', updateForm, updateOrganization, {
  done: ({ slug }, ctx) => ({
    flash: 'organizationSaved',
    ...(slug !== ctx.organization.slug && { to: orgPath(slug, 'settings') }),
  }),
})

export const changeSignInPolicyAction = orgAction(
  'org.update',
  signInPolicySchema,
  changeSignInPolicy,
  { grave: true, done: () => ({ flash: 'signInPolicyChanged' }) },
)

export const remindUnreadyAction = orgAction('org.update', emptySchema, remindUnready, {
  done: () => ({ flash: 'unreadyReminded' }),
})

export const deleteOrganizationAction = orgAction(
  'org.delete',
  deleteOrganizationSchema,
  deleteOrganization,
  {
    grave: true,
    done: (organization) => ({
      to: '/orgs',
      flash: 'organizationDeleted',
      values: { organization },
    }),
  },
)

export const restoreOrganizationAction = userAction(
  restoreOrganizationSchema,
  async (user, { organizationId }) => restoreOrganization(await ownerContext(user, organizationId)),
  {
    done: ({ name, slug }) => ({
      to: orgPath(slug),
      flash: 'organizationRestored',
      values: { organization: name },
    }),
  },
)

export const offerOwnershipAction = orgAction(
  'org.transfer',
  transferOwnershipSchema,
  offerOwnership,
  { grave: true, done: (name) => ({ flash: 'ownershipOffered', values: { name } }) },
)

export const withdrawOwnershipAction = orgAction('org.transfer', emptySchema, withdrawOwnership, {
  done: (name) => ({ flash: 'ownershipWithdrawn', values: { name } }),
})

export const acceptOwnershipAction = orgAction('org.read', emptySchema, acceptOwnership, {
  done: () => ({ flash: 'ownershipAccepted' }),
})

export const declineOwnershipAction = orgAction('org.read', emptySchema, declineOwnership, {
  done: () => ({ flash: 'ownershipDeclined' }),
})

export const releaseSlugAction = orgAction('org.delete', releaseSlugSchema, releaseSlug, {
  done: () => ({ flash: 'slugReleased' }),
})

export const hideFirstStepsAction = orgAction('org.update', emptySchema, hideFirstSteps, {
  done: () => ({ flash: 'firstStepsHidden' }),
})
