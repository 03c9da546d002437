import 'server-only'
import { invitationBackend } from '@/lib/backends/choose-backend'
import type { InvitationBackend } from '@/lib/backends/invitation-backend'
import type { RegistrationBackend } from '@/lib/backends/registration-backend'
import { throughSteps } from '@/lib/backends/through-steps'

/** Where somebody goes who has just got into an organization of this kind by an invitation. */
export function landingOfInvitee({ slug, kind }: { slug: string; kind: string }) {
  const { steps, successPath } = invitationBackend(kind)
  return throughSteps(steps?.(slug) ?? [], successPath(slug))
}

/**
 * Where somebody goes who has just activated their account.
 * @param slug of their newest organization; nobody is added without one
 */
export function landingOfNewcomer(
  backend: RegistrationBackend | InvitationBackend,
  slug: string | undefined,
) {
  const { steps, successPath } = backend as RegistrationBackend
  return throughSteps(steps?.(slug) ?? [], successPath(slug))
}
