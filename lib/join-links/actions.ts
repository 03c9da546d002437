'use server'

import { mailing } from '@/lib/accounts/mailed-to'
import { orgAction, publicAction, userAction } from '@/lib/action/define-action'
import { joinedOrAsked } from '@/lib/backends/landing'
import { approveRequest, refuseRequest, withdrawRequest } from '@/lib/join-links/answer-request'
import { resetJoinLink, revokeJoinLink, createJoinLink } from '@/lib/join-links/change-join-link'
import { joinByLink } from '@/lib/join-links/join-or-ask'
import { registerToJoin } from '@/lib/join-links/register-to-join'
import {
  createJoinLinkSchema,
  joinLinkIdSchema,
  joinRequestIdSchema,
  joinTokenSchema,
  registerToJoinSchema,
} from '@/lib/join-links/schema'
import { withUnreadFields } from '@/lib/kinds/form-of'
import { orgPath } from '@/lib/paths'

export const createJoinLinkAction = orgAction(
  'member.invite',
  createJoinLinkSchema,
  createJoinLink,
  {
    limit: 'invite',
    done: (_made, ctx) => ({
      to: orgPath(ctx.organization.slug, 'people/links'),
      flash: 'joinLinkCreated',
    }),
  },
)

export const resetJoinLinkAction = orgAction('member.invite', joinLinkIdSchema, resetJoinLink, {
  done: () => ({ flash: 'joinLinkReset' }),
})

export const revokeJoinLinkAction = orgAction(
  'invitation.manage',
  joinLinkIdSchema,
  revokeJoinLink,
  { done: () => ({ flash: 'joinLinkRevoked' }) },
)

export const joinByLinkAction = userAction(withUnreadFields(joinTokenSchema), joinByLink, {
  limit: 'tokenIp',
  done: joinedOrAsked,
})

export const registerToJoinAction = publicAction(
  // The link decides which fields are asked, so the command validates them.
  withUnreadFields(registerToJoinSchema),
  mailing('/join', ({ locale }, { fields, ...input }) =>
    registerToJoin({ ...input, ...(fields && { extra: fields }) }, locale),
  ),
  { limit: 'signUpIp' },
)

export const approveRequestAction = orgAction(
  'member.invite',
  joinRequestIdSchema,
  approveRequest,
  { done: (name) => ({ flash: 'requestApproved', values: { name } }) },
)

export const refuseRequestAction = orgAction('member.invite', joinRequestIdSchema, refuseRequest, {
  done: (name) => ({ flash: 'requestRefused', values: { name } }),
})

export const withdrawRequestAction = userAction(joinRequestIdSchema, withdrawRequest, {
  done: () => ({ flash: 'requestWithdrawn' }),
})
