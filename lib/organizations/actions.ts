'use server'

import { orgAction, userAction } from '@/lib/action/define-action'
import { formOfKind } from '@/lib/kinds/form-of-kind'
import { afterProof } from '@/lib/organizations/after-proof'
import { createOrganization } from '@/lib/organizations/create-organization'
import { deleteOrganization } from '@/lib/organizations/delete-organization'
import { releaseSlug } from '@/lib/organizations/release-slug'
import { hideFirstSteps } from '@/lib/organizations/hide-first-steps'
import { ofItsKind } from '@/lib/organizations/of-its-kind'
import {
  createOrganizationSchema,
  deleteOrganizationSchema,
  hideFirstStepsSchema,
  releaseSlugSchema,
  transferOwnershipSchema,
  updateOrganizationSchema,
} from '@/lib/organizations/schema'
import { transferOwnership } from '@/lib/ownership/transfer-ownership'
import { updateOrganization } from '@/lib/organizations/update-organization'
import { orgPath } from '@/lib/paths'

export const createOrganizationAction = userAction(
  ofItsKind(createOrganizationSchema),
  createOrganization,
  {
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

export const deleteOrganizationAction = orgAction(
  'org.delete',
  deleteOrganizationSchema,
  afterProof(deleteOrganization),
  {
    done: (organization) => ({
      to: '/orgs',
      flash: 'organizationDeleted',
      values: { organization },
    }),
  },
)

export const transferOwnershipAction = orgAction(
  'org.transfer',
  transferOwnershipSchema,
  afterProof(transferOwnership),
  { done: (name) => ({ flash: 'ownershipTransferred', values: { name } }) },
)

export const releaseSlugAction = orgAction('org.delete', releaseSlugSchema, releaseSlug, {
  done: () => ({ flash: 'slugReleased' }),
})

export const hideFirstStepsAction = orgAction('org.update', hideFirstStepsSchema, hideFirstSteps, {
  done: () => ({ flash: 'firstStepsHidden' }),
})
