import 'server-only'
import { invitationBackend, registrationBackend } from '@/lib/backends/choose-backend'
import { throughSteps } from '@/lib/backends/through-steps'

/** Where somebody goes who has just got into an organization by an invitation. */
export function landingOfInvitee(slug: string) {
  const { steps, successPath } = invitationBackend()
  return throughSteps(steps?.(slug) ?? [], successPath(slug))
}

/** Where somebody goes who has just activated their account. */
export function landingOfNewcomer(slug: string | undefined) {
  const { steps, successPath } = registrationBackend()
  return throughSteps(steps?.(slug) ?? [], successPath(slug))
}
