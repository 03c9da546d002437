'use server'

import type { z } from 'zod'
import { currentUser } from '@/lib/access/context'
import { orgAction, publicAction, userAction } from '@/lib/action/define-action'
import type { FlashKey } from '@/lib/action/flash'
import { enterBrowser } from '@/lib/accounts/sign-in/enter-browser'
import type { OrgContext } from '@/lib/access/org-context'
import { channelOf, invitationBackend } from '@/lib/backends/choose-backend'
import { landingOfInvitee } from '@/lib/backends/landing'
import { acceptInvitation, declineInvitation } from '@/lib/invitations/accept-invitation'
import { askForRenewal, nameAddress, mailProof } from '@/lib/invitations/ask-for-link'
import {
  copyInvitationLink,
  resendInvitation,
  revokeInvitation,
} from '@/lib/invitations/manage-invitation'
import { inviteScreen } from '@/lib/invitations/invite-screen'
import { inviteStep, type InviteStep, type InviteStepInput } from '@/lib/invitations/invite-step'
import { joinByInvitation } from '@/lib/invitations/join-by-invitation'
import {
  invitationIdSchema,
  invitationTokenSchema,
  inviteByIdentifierSchema,
  inviteFormSchema,
  inviteManySchema,
  joinByInvitationSchema,
  nameAddressSchema,
  reviewedListOf,
  reviewedListSchema,
} from '@/lib/invitations/schema'
import { byStep, formOf, someOf, withUnreadFields } from '@/lib/kinds/form-of'
import { kindOf } from '@/lib/kinds/kind-of'
import { orgPath } from '@/lib/paths'

const inviteForms = ({ organization: { kind } }: { organization: { kind: string } }) => {
  const { fields: extra, addsAtOnce, identifier } = invitationBackend(kind)
  const { memberFields } = kindOf(kind)
  const beside = { extra, fields: memberFields && someOf(memberFields, { optional: !addsAtOnce }) }
  // The command reads again what the backend reads.
  const list = identifier ? reviewedListOf((typed) => typed) : reviewedListSchema
  return byStep({
    direct: formOf(identifier ? inviteByIdentifierSchema : inviteFormSchema, beside),
    review: formOf(inviteManySchema, beside),
    send: formOf(list, beside),
    change: formOf(list, beside),
  }) as z.ZodType<InviteStepInput>
}

const shownIn = ({ organization: { kind } }: OrgContext, email: string) =>
  channelOf(invitationBackend(kind))?.show(email) ?? email

/** The toast after invitations were sent. */
function sentToast(
  ctx: OrgContext,
  { isAdded, rows }: Extract<InviteStep, { step: 'sent' }>,
): { flash: FlashKey; values?: Record<string, string> } {
  if (isAdded) return { flash: 'memberAdded' }
  return rows.length > 1
    ? { flash: 'invitationsSent', values: { count: String(rows.length) } }
    : { flash: 'invitationSent', values: { email: shownIn(ctx, rows[0]?.email ?? '') } }
}

/** For pages: the invite form, and the bulk invitation with its review and results. */
export const inviteAction = orgAction('member.invite', inviteForms, inviteStep, {
  limit: 'invite',
  done: async (step, ctx) =>
    step.step === 'sent'
      ? { to: orgPath(ctx.organization.slug, 'people'), ...sentToast(ctx, step) }
      : { data: await inviteScreen(ctx, step) },
})

/** For the dialog over a page, which closes itself. */
export const inviteInPlaceAction = orgAction('member.invite', inviteForms, inviteStep, {
  limit: 'invite',
  done: async (step, ctx) => ({
    data: await inviteScreen(ctx, step),
    ...(step.step === 'sent' && sentToast(ctx, step)),
  }),
})

export const resendInvitationAction = orgAction(
  'invitation.manage',
  invitationIdSchema,
  resendInvitation,
  { limit: 'invite', done: () => ({ flash: 'invitationResent' }) },
)

export const revokeInvitationAction = orgAction(
  'invitation.manage',
  invitationIdSchema,
  revokeInvitation,
  { done: () => ({ flash: 'invitationRevoked' }) },
)

export const copyInvitationLinkAction = orgAction(
  'invitation.manage',
  invitationIdSchema,
  copyInvitationLink,
  { done: (url) => ({ data: url }) },
)

export const acceptInvitationAction = userAction(
  withUnreadFields(invitationTokenSchema),
  acceptInvitation,
  {
    done: (joined) => ({
      to: landingOfInvitee(joined),
      flash: 'invitationAccepted',
      values: { organization: joined.name },
    }),
  },
)

export const joinByInvitationAction = publicAction(
  // The invitation decides which fields are asked, so the command validates them.
  withUnreadFields(joinByInvitationSchema),
  (from, input) => joinByInvitation(input, from, from.locale),
  {
    limit: 'tokenIp',
    done: async ({ session, ...joined }) => ({
      to: await enterBrowser(session, landingOfInvitee(joined)),
      flash: 'invitationAccepted',
      values: { organization: joined.name },
    }),
  },
)

/** The answer is the same for every address. */
export const nameAddressAction = publicAction(
  nameAddressSchema,
  (_from, input) => nameAddress(input),
  { limit: 'mailedLinkIp' },
)

/** The answer is the same if it was already requested today. */
export const askForRenewalAction = publicAction(
  invitationTokenSchema,
  (_from, input) => askForRenewal(input),
  { limit: 'tokenIp' },
)

export const mailProofAction = publicAction(
  invitationTokenSchema,
  async (_from, input) => mailProof(await currentUser(), input),
  { limit: 'mailedLinkIp' },
)

export const declineInvitationAction = publicAction(
  invitationTokenSchema,
  async (_from, input) => declineInvitation(await currentUser(), input),
  { limit: 'tokenIp', done: () => ({ flash: 'invitationDeclined' }) },
)
